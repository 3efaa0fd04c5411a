package org.maillage.web;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How another system names a record: the name of the system and its own identifier, compared to the letter.
 *
 * @param source capital letters, digits, {@code _} and {@code -}
 * @param id     what the source uses, 1 to 100 characters
 */
@Embeddable
public record ExternalId(@NotNull @Pattern(regexp = SOURCE)
                         @Column(name = "source", nullable = false) String source,
                         @NotBlank @Identifier @Size(max = 100)
                         @Column(name = "external_id", nullable = false) String id) {

    /** The form of a source. */
    public static final String SOURCE = "[A-Z0-9_-]{1,40}";

    private static final int MOST_CHARACTERS = 100;

    /** Reads the filter {@code externalId=SOURCE:ID}; the identifier may contain colons. */
    public static final Params.Kind<ExternalId> KIND = new Params.Kind<>(ExternalId::parse);

    /** As {@link #KIND}, of a person: 13 digits may be a NIR without its key. */
    public static final Params.Kind<ExternalId> KIND_OF_PERSON = new Params.Kind<>(ExternalId::parse, true);

    /** @throws IllegalArgumentException when {@code text} is not {@code SOURCE:ID} */
    static ExternalId parse(String text) {
        String[] parts = text.split(":", 2);
        ExternalId named = new ExternalId(parts[0], parts.length < 2 ? null : parts[1]);
        if (!named.wellFormed()) {
            throw new IllegalArgumentException("not SOURCE:ID");
        }
        return named;
    }

    /**
     * The name that an address gives.
     *
     * @throws Refused 404 when it cannot be one, 422 when it looks like a NIR
     */
    public static ExternalId ofPath(String source, String id) {
        if (Nir.inIdentifier(id)) {
            throw Refused.because(CommonProblem.NIR_REFUSED).parameter("id");
        }
        ExternalId named = new ExternalId(source, id.strip());
        if (named.wellFormed()) {
            return named;
        }
        throw source.matches(SOURCE) ? Refused.because(CommonProblem.NOT_FOUND).fault(Refused.In.PARAMETER, "id", named.id.isEmpty() ? "required" : "too-long", MOST_CHARACTERS)
                : Refused.because(CommonProblem.NOT_FOUND).fault(Refused.In.PARAMETER, "source", "source-form");
    }

    /** As {@link #ofPath}, of a person: 13 digits may be a NIR without its key. */
    public static ExternalId ofPersonInPath(String source, String id) {
        if (Nir.in(id)) {
            throw Refused.because(CommonProblem.NIR_REFUSED).parameter("id");
        }
        return ofPath(source, id);
    }

    /** Whether both are there and have their form. */
    public boolean wellFormed() {
        return source != null && source.matches(SOURCE) && id != null && !id.isBlank() && id.length() <= MOST_CHARACTERS;
    }

    /** The identifiers in a stable order. */
    public static List<ExternalId> sorted(Collection<ExternalId> ids) {
        return ids.stream().sorted(Comparator.comparing(ExternalId::source).thenComparing(ExternalId::id)).toList();
    }

    /** @throws Refused 422 {@code duplicate-child} when one stands twice in the array at {@code pointer} */
    public static void requireDistinct(List<ExternalId> ids, String pointer) {
        Set<ExternalId> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                throw Refused.because(CommonProblem.DUPLICATE_CHILD).at(pointer + "/" + i);
            }
        }
    }

    /** Says nothing of the identifier: it may lead to a person. */
    @Override
    public String toString() {
        return "ExternalId[" + source + "]";
    }
}
