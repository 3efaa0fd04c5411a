package org.maillage.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.maillage.territory.Department;
import org.maillage.territory.Elapsed;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;
import org.maillage.web.Listing.Restriction;

/**
 * A département's year at a glance. The months add up to the hours of {@code progress}, and so do its territories with what belongs
 * to none: they are sums of the same rows.
 *
 * @param months        the twelve months of the year
 * @param modes         how the hours were performed, the most first
 * @param criteria      the principal criterion of who did them, the most first; criteria that few may know of are together, whoever asks: the
 *                      page is made to be handed on
 * @param clausesBehind the clauses furthest behind, the furthest first
 */
public record Dashboard(DepartmentProgress progress, List<Month> months, List<Part> modes, List<Part> criteria,
                        List<ClauseBehind> clausesBehind) {

    /**
     * One month.
     *
     * @param until      the day that the sums go to: its last, or the day looked from, if that is within it
     * @param hours      what was done in the month
     * @param cumulative validated hours since 1 January; null for a month that has not begun on the day looked from
     * @param expected   what was to be done by {@code until}; null without a target
     */
    public record Month(YearMonth month, LocalDate until, Sums hours, BigDecimal cumulative, BigDecimal expected) {
    }

    /**
     * One part of the validated hours.
     *
     * @param share   of all validated hours, half-up to four digits
     * @param persons distinct; one person may be in several modes
     */
    public record Part(String code, BigDecimal hours, BigDecimal share, long persons) {
    }

    /** @param seen which clauses the caller sees */
    public static Dashboard of(Department department, Moment moment, Restriction seen) {
        List<HourSums.OfDay> rows = HourSums.ofDepartmentByDay(department.code, moment.year(), moment.asOf());
        DepartmentProgress progress = DepartmentProgress.of(department, rows.stream().map(HourSums.OfDay::done).toList(), moment);
        BigDecimal target = progress.target() == null ? null : progress.target().hours();
        Indicators indicators = Indicators.of(Place.of(department), moment);
        return new Dashboard(progress, months(rows, target, moment), parts(indicators, Dimension.MODE),
                parts(indicators, Dimension.PRINCIPAL_CRITERION), ClauseBehind.furthest(department.code, moment, seen));
    }

    private static List<Part> parts(Indicators indicators, Dimension dimension) {
        return indicators.breakdown(dimension.key()).parts().stream().filter(part -> part.hours().signum() > 0)
                .map(part -> new Part(part.code(), part.hours(), part.hours().divide(indicators.totals().hours(), 4, RoundingMode.HALF_UP),
                        part.persons()))
                .sorted(Comparator.comparing(Part::hours).reversed()).toList();
    }

    /** @param target hours of the year, or null */
    static List<Month> months(List<HourSums.OfDay> rows, BigDecimal target, Moment moment) {
        Map<YearMonth, List<HourSums.OfDay>> byMonth = rows.stream().collect(Collectors.groupingBy(row -> YearMonth.from(row.endsOn())));
        List<Month> months = new ArrayList<>();
        BigDecimal cumulative = BigDecimal.ZERO.setScale(2);
        for (YearMonth month : IntStream.rangeClosed(1, 12).mapToObj(number -> YearMonth.of(moment.year(), number)).toList()) {
            Sums hours = HourSums.total(byMonth.getOrDefault(month, List.of()), row -> row.done().sums());
            cumulative = cumulative.add(hours.validated());
            boolean begun = !moment.asOf().isBefore(month.atDay(1));
            LocalDate until = begun && moment.asOf().isBefore(month.atEndOfMonth()) ? moment.asOf() : month.atEndOfMonth();
            months.add(new Month(month, until, hours, begun ? cumulative : null, expected(target, moment.year(), until)));
        }
        return months;
    }

    private static BigDecimal expected(BigDecimal target, int year, LocalDate until) {
        return target == null ? null : HoursCheck.expected(target, Elapsed.ofYear(year, until));
    }
}
