package org.maillage.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;
import org.maillage.access.Projected;
import org.maillage.employment.ExitMilestone;
import org.maillage.report.CountedHours.Counted;

/**
 * What the profession publishes of a year ({@code domain.md} §3.1): validated hours that count, persons, employments, and how they divide.
 * Persons and employments are counted distinct at each level: they add up only where {@code addsUp} says so.
 *
 * @param masked     whether numbers about few persons are hidden: null
 * @param breakdowns in the order of the contract, each with the parts that have hours
 * @param exits      one of each milestone
 */
@Projected("Indicators")
public record Indicators(Place scope, int year, LocalDate asOf, boolean masked, Totals totals, List<Breakdown> breakdowns,
                         List<ExitRates> exits) {

    /**
     * The whole.
     *
     * @param hours               validated hours that count
     * @param declared            hours that wait for a decision, never added to the others
     * @param employers           establishments
     * @param companies           establishments of one company count once
     * @param hoursPerPerson      half-up to the hundredth; null without persons
     * @param fullTimeEquivalents hours / hours of a full-time year (1,607 unless configured), half-up to the hundredth
     */
    public record Totals(BigDecimal hours, BigDecimal declared, Long persons, Long employments, Long employers, Long companies,
                         Long contracts, Long buyers, BigDecimal hoursPerPerson, BigDecimal fullTimeEquivalents) {
        static final Totals MASKED = new Totals(null, null, null, null, null, null, null, null, null, null);

        /** What waits for a decision would tell of single persons. */
        Totals withoutDeclared() {
            return new Totals(hours, null, persons, employments, employers, companies, contracts, buyers, hoursPerPerson, fullTimeEquivalents);
        }
    }

    /**
     * The whole by one dimension.
     *
     * @param list      the code list of the parts
     * @param partition whether each hour is in one part only
     */
    public record Breakdown(String dimension, String list, boolean partition, AddsUp addsUp, List<Part> parts) {
    }

    /** Of which numbers the parts make the whole. */
    public record AddsUp(boolean hours, boolean persons, boolean employments) {
    }

    /** One part; its numbers are null where it is masked. */
    public record Part(String code, BigDecimal hours, Long persons, Long employments) {
        static Part masked(String code) {
            return new Part(code, null, null, null);
        }
    }

    /** Of a place and year, with what few may know of the persons left unnamed. */
    public static Indicators of(Place place, Moment moment) {
        return of(place, moment, false);
    }

    /** @param sensitive whether criteria that few may know of are named */
    static Indicators of(Place place, Moment moment, boolean sensitive) {
        return of(place, moment, CountedHours.of(place, moment, sensitive), CountedHours.declared(place, moment), Exits.of(place, moment));
    }

    static Indicators of(Place place, Moment moment, Collection<Counted> rows, BigDecimal declared, Collection<Exits.Left> left) {
        Totals totals = totals(rows, declared);
        List<Breakdown> breakdowns = Arrays.stream(Dimension.values()).map(dimension -> breakdown(dimension, rows, totals)).toList();
        return new Indicators(place, moment.year(), moment.asOf(), false, totals, breakdowns, exits(left));
    }

    private static List<ExitRates> exits(Collection<Exits.Left> left) {
        return Arrays.stream(ExitMilestone.values()).map(milestone -> ExitRates.of(milestone,
                left.stream().filter(one -> one.milestone() == milestone).map(Exits.Left::situation).toList())).toList();
    }

    /** For whoever sees sums of years only: the day would tell what came between two answers. */
    Indicators withoutDay() {
        return new Indicators(scope, year, null, masked, totals, breakdowns, exits);
    }

    /** @param dimension such as {@code mode} or {@code principalCriterion} */
    public Breakdown breakdown(String dimension) {
        return breakdowns.stream().filter(one -> one.dimension().equals(dimension)).findFirst().orElseThrow();
    }

    private static Totals totals(Collection<Counted> rows, BigDecimal declared) {
        BigDecimal hours = hours(rows);
        long persons = distinct(rows, Counted::person);
        return new Totals(hours, declared, persons, distinct(rows, Counted::employment), distinct(rows, Counted::employer),
                distinct(rows, Counted::company), distinct(rows, Counted::contract), distinct(rows, Counted::buyer),
                persons == 0 ? null : hours.divide(BigDecimal.valueOf(persons), 2, RoundingMode.HALF_UP),
                hours.divide(fullTimeHours(), 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal fullTimeHours() {
        return ConfigProvider.getConfig().getValue("maillage.report.full-time-hours", BigDecimal.class);
    }

    private static Breakdown breakdown(Dimension dimension, Collection<Counted> rows, Totals totals) {
        List<Part> parts = new ArrayList<>();
        for (String code : dimension.codes()) {
            List<Counted> own = rows.stream().filter(row -> row.codes().get(dimension).contains(code)).toList();
            if (!own.isEmpty()) {
                parts.add(new Part(code, hours(own), distinct(own, Counted::person), distinct(own, Counted::employment)));
            }
        }
        boolean partition = dimension.partition();
        return new Breakdown(dimension.key(), dimension.list(), partition, new AddsUp(partition,
                partition && sum(parts, Part::persons) == totals.persons(),
                partition && sum(parts, Part::employments) == totals.employments()), parts);
    }

    private static long sum(List<Part> parts, Function<Part, Long> number) {
        return parts.stream().mapToLong(number::apply).sum();
    }

    private static BigDecimal hours(Collection<Counted> rows) {
        return rows.stream().map(Counted::hours).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static long distinct(Collection<Counted> rows, Function<Counted, Object> what) {
        Set<Object> distinct = new HashSet<>();
        rows.forEach(row -> distinct.add(what.apply(row)));
        return distinct.size();
    }
}
