package org.maillage.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.maillage.web.Problem;
import org.maillage.web.Problems;
import org.maillage.web.Refused;

/** The problem of a line, in words for whoever keeps the file: what to write in a cell, instead of the pattern that it did not match. */
final class Advice {

    private static final Set<String> OF_FORM = Set.of("invalid-type", "invalid-format", "invalid-value");
    /** Faults that come with a sentence of the validation, which is in one language. */
    private static final Map<String, String> OF_RULE = Map.of("required", "advice.required", "out-of-range", "advice.out-of-range",
            "too-long", "advice.too-long", "invalid-format", "advice.invalid-format", "invalid-value", "advice.invalid-value");

    private Advice() {
    }

    /** The problem that {@code why} is, in {@code locale}; without columns the line is no row of cells, and has a form of its own. */
    static Problem of(Refused why, Columns columns, Locale locale) {
        Problem told = Problems.of(why, locale);
        if (told.errors() == null) {
            return told;
        }
        List<Problem.Error> errors = IntStream.range(0, told.errors().size())
                .mapToObj(i -> of(told.errors().get(i), why.faults().get(i).text() != null, columns, locale)).toList();
        return new Problem(told.type(), told.title(), told.status(), told.detail(), told.instance(), told.code(), errors, told.items());
    }

    private static Problem.Error of(Problem.Error error, boolean oneLanguage, Columns columns, Locale locale) {
        Field field = error.pointer() == null || columns == null ? null : columns.at(error.pointer());
        String key = field != null && OF_FORM.contains(error.code()) ? "advice." + field.type() : null;
        if ((key == null || !Texts.has(locale, key)) && oneLanguage) {
            key = OF_RULE.get(error.code());
        }
        return key == null || !Texts.has(locale, key) ? error
                : new Problem.Error(error.pointer(), error.parameter(), error.header(), error.code(), Texts.of(locale, key));
    }
}
