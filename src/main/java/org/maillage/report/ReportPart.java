package org.maillage.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A part of the validated hours that count; the hours of all parts make the whole, the persons do not: one may be in several.
 *
 * @param share of the whole, half-up to four digits
 */
public record ReportPart(String code, BigDecimal hours, BigDecimal share, long persons) {

    /** The parts of {@code rows} by a code, those with the most hours first. */
    static List<ReportPart> by(Collection<ClauseRow> rows, Function<ClauseRow, String> code) {
        List<ClauseRow> counted = rows.stream().filter(ClauseRow::counts).toList();
        BigDecimal whole = ClauseRow.total(counted).validated();
        return ClauseRow.by(counted, code).entrySet().stream().map(part -> of(part.getKey(), part.getValue(), whole))
                .filter(part -> part.hours.signum() > 0)
                .sorted(Comparator.comparing(ReportPart::hours).reversed().thenComparing(ReportPart::code)).toList();
    }

    static ReportPart of(String code, Collection<ClauseRow> rows, BigDecimal whole) {
        BigDecimal hours = ClauseRow.total(rows).validated();
        return new ReportPart(code, hours, ClauseProgress.rate(hours, whole), ClauseRow.persons(rows).total());
    }
}
