package org.maillage.procurement;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Refused;

/**
 * A part of a contract or a clause, with an identity of its own and no life without the whole, whose version guards it.
 */
@MappedSuperclass
public abstract class Part {

    @Id
    @Column(columnDefinition = "uuid", nullable = false, updatable = false)
    public UUID id = UuidCreator.getTimeOrderedEpoch();

    /**
     * The parts that a client's list means, in its order: the one with the id it gives, else the one with the same natural
     * key that no other item means by id, else a new one.
     *
     * @throws Refused 422 {@code reference-unknown} for an id that is none of the parts', {@code duplicate-child} for one given twice
     */
    static <I, P extends Part> List<P> matched(List<P> parts, List<I> items, Function<I, UUID> id, Function<I, Object> key,
                                               Function<P, Object> partKey, Supplier<P> fresh, String pointer) {
        List<P> left = new ArrayList<>(parts);
        List<P> matched = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            UUID given = id.apply(items.get(i));
            matched.add(given == null ? null : byId(parts, left, given, pointer + "/" + i + "/id"));
        }
        for (int i = 0; i < items.size(); i++) {
            if (matched.get(i) == null) {
                Object wanted = key.apply(items.get(i));
                P same = first(left, part -> Objects.equals(partKey.apply(part), wanted));
                left.remove(same);
                matched.set(i, same == null ? fresh.get() : same);
            }
        }
        return matched;
    }

    private static <P extends Part> P byId(List<P> parts, List<P> left, UUID id, String pointer) {
        P part = Found.orUnknown(first(parts, candidate -> candidate.id.equals(id)), pointer);
        if (!left.remove(part)) {
            throw Refused.because(CommonProblem.DUPLICATE_CHILD).at(pointer);
        }
        return part;
    }

    private static <P> P first(List<P> parts, Predicate<P> test) {
        return parts.stream().filter(test).findFirst().orElse(null);
    }

    /** Makes {@code parts} hold exactly {@code wanted}, keeping those that are there. */
    static <P extends Part> void replace(List<P> parts, List<P> wanted) {
        parts.retainAll(wanted);
        wanted.stream().filter(part -> !parts.contains(part)).forEach(parts::add);
    }

    /** @throws Refused 422 {@code duplicate-child} at the second of two items with the same key */
    static <I> void requireDistinct(List<I> items, Function<I, Object> key, String pointer, String field) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(key.apply(items.get(i)))) {
                throw Refused.because(CommonProblem.DUPLICATE_CHILD).at(pointer + "/" + i + "/" + field);
            }
        }
    }
}
