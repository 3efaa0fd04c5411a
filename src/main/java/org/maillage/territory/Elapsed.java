package org.maillage.territory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.maillage.web.Period;

/**
 * How much of a period is past.
 *
 * @param days  days past, the day looked from included; 0 to {@code total}
 * @param total days of the period that count; 0 where all are at rest: then nothing is expected, to the last day
 * @param over  whether the last day has come; days that do not count, at the end, keep a period open whose others are all past
 */
public record Elapsed(long days, long total, boolean over) {

    public Elapsed {
        if (total < 0 || days < 0 || days > total) {
            throw new IllegalArgumentException(days + " of " + total + " days");
        }
    }

    /** Of a calendar year: nothing before it, all of it after it. */
    public static Elapsed ofYear(int year, LocalDate asOf) {
        return between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), asOf);
    }

    /** Of the days from {@code first} to {@code last}, both included. */
    public static Elapsed between(LocalDate first, LocalDate last, LocalDate asOf) {
        return between(first, last, asOf, List.of());
    }

    /**
     * As {@link #between(LocalDate, LocalDate, LocalDate)}, without the days at rest: on these nothing is expected.
     *
     * @param rests bounded, in any order, also where some have days in common
     */
    public static Elapsed between(LocalDate first, LocalDate last, LocalDate asOf, Collection<Period> rests) {
        LocalDate seen = asOf.isBefore(last) ? asOf : last;
        return new Elapsed(working(first, seen, rests), working(first, last, rests), !asOf.isBefore(last));
    }

    private static long working(LocalDate first, LocalDate last, Collection<Period> rests) {
        long days = days(first, last);
        LocalDate open = first;
        for (Period rest : rests.stream().sorted(Comparator.comparing(Period::from)).toList()) {
            LocalDate from = rest.from().isBefore(open) ? open : rest.from();
            days -= days(from, rest.until().isBefore(last) ? rest.until() : last);
            open = rest.until().isBefore(open) ? open : rest.until().plusDays(1);
        }
        return days;
    }

    private static long days(LocalDate first, LocalDate last) {
        return Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
    }
}
