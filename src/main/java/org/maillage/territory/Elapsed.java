package org.maillage.territory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * How much of a period is past.
 *
 * @param days  days past, the day looked from included; 0 to {@code total}
 * @param total days of the period, at least 1
 * @param over  whether the last day has come; days that do not count, at the end, keep a period open whose others are all past
 */
public record Elapsed(long days, long total, boolean over) {

    public Elapsed {
        if (total < 1 || days < 0 || days > total) {
            throw new IllegalArgumentException(days + " of " + total + " days");
        }
    }

    /** Of a calendar year: nothing before it, all of it after it. */
    public static Elapsed ofYear(int year, LocalDate asOf) {
        return between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), asOf);
    }

    /** As {@link #between(LocalDate, LocalDate, LocalDate)}, without the days that {@code rests}: on these nothing is expected. */
    public static Elapsed between(LocalDate first, LocalDate last, LocalDate asOf, Predicate<LocalDate> rests) {
        long total = working(first, last, rests);
        long past = asOf.isBefore(first) ? 0 : working(first, asOf.isBefore(last) ? asOf : last, rests);
        boolean over = !asOf.isBefore(last);
        // at rest from its first day to its last: nothing is expected before the end
        return total == 0 ? new Elapsed(over ? 1 : 0, 1, over) : new Elapsed(past, total, over);
    }

    private static long working(LocalDate first, LocalDate until, Predicate<LocalDate> rests) {
        return first.datesUntil(until.plusDays(1)).filter(rests.negate()).count();
    }

    /** Of the days from {@code first} to {@code last}, both included. */
    public static Elapsed between(LocalDate first, LocalDate last, LocalDate asOf) {
        long total = ChronoUnit.DAYS.between(first, last) + 1;
        return new Elapsed(Math.max(0, Math.min(total, ChronoUnit.DAYS.between(first, asOf) + 1)), total, !asOf.isBefore(last));
    }
}
