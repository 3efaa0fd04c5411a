package org.maillage.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A list of codes with their labels. Features publish theirs through a {@link Source}.
 *
 * @param name  lower camel case, such as {@code clauseKind}
 * @param codes in the order of the contract
 */
public record CodeList(String name, List<Code> codes) {

    /** A code; the dates, first and last day of validity, are null where it has no bounds. */
    public record Code(String code, Label label, LocalDate validFrom, LocalDate validUntil) {
    }

    /** A label in both languages. */
    public record Label(String fr, String en) {
    }

    /** A feature's lists. */
    public interface Source {
        List<CodeList> codeLists();
    }

    /** The constants of an enum, named after its class. */
    public static CodeList of(Class<? extends Enum<?>> type) {
        String name = type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT) + type.getSimpleName().substring(1);
        return new CodeList(name, Arrays.stream(type.getEnumConstants())
                .map(constant -> code(name, constant.name(), null, null)).toList());
    }

    /** A code of the list {@code name}, with its labels from the bundle. */
    public static Code code(String name, String code, LocalDate validFrom, LocalDate validUntil) {
        Label label = new Label(Messages.label(Locale.FRENCH, name, code), Messages.label(Locale.ENGLISH, name, code));
        return new Code(code, label, validFrom, validUntil);
    }
}
