package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseTerm;
import org.maillage.territory.Sums;

/**
 * One month of clauses.
 *
 * @param cumulative validated hours that count, from the beginning to the end of the month
 * @param expected   what was to be expected by the end of the month, or by the day of the report inside it; null where nothing is owed
 */
public record ReportMonth(YearMonth month, BigDecimal validated, BigDecimal declared, BigDecimal training, BigDecimal notCounted,
                          BigDecimal cumulative, BigDecimal expected) {

    /** Every month from the first day of a clause, or of work, until {@code asOf}, or the last of both: none is left out. */
    static List<ReportMonth> of(List<Clause> clauses, Collection<ClauseRow> rows, LocalDate asOf) {
        SortedMap<YearMonth, List<ClauseRow>> byMonth = ClauseRow.by(rows, ClauseRow::month);
        List<ClauseTerm> terms = clauses.stream().map(ClauseTerm::of).toList();
        List<ReportMonth> months = new ArrayList<>();
        YearMonth last = last(clauses, byMonth, asOf);
        BigDecimal cumulative = BigDecimal.ZERO.setScale(2);
        for (YearMonth month = first(clauses, byMonth); month != null && !month.isAfter(last); month = month.plusMonths(1)) {
            Sums sums = ClauseRow.total(byMonth.getOrDefault(month, List.of()));
            cumulative = cumulative.add(sums.validated());
            LocalDate end = month.atEndOfMonth();
            months.add(new ReportMonth(month, sums.validated(), sums.declared(), sums.training(), sums.notCounted(), cumulative,
                    expected(terms, end.isAfter(asOf) ? asOf : end)));
        }
        return months;
    }

    private static BigDecimal expected(List<ClauseTerm> terms, LocalDate day) {
        return terms.stream().map(term -> term.expected(day)).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    private static YearMonth first(List<Clause> clauses, SortedMap<YearMonth, ?> worked) {
        YearMonth start = clauses.stream().map(clause -> YearMonth.from(clause.startOn)).min(YearMonth::compareTo).orElse(null);
        return worked.isEmpty() || start != null && start.isBefore(worked.firstKey()) ? start : worked.firstKey();
    }

    private static YearMonth last(List<Clause> clauses, SortedMap<YearMonth, ?> worked, LocalDate asOf) {
        YearMonth end = clauses.stream().map(clause -> YearMonth.from(clause.endOn)).max(YearMonth::compareTo).orElse(null);
        YearMonth today = YearMonth.from(asOf);
        YearMonth last = end == null || today.isBefore(end) ? today : end;
        return worked.isEmpty() || !worked.lastKey().isAfter(last) ? last : worked.lastKey();
    }
}
