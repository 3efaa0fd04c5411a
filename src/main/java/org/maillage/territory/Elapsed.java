package org.maillage.territory;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

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

    /** Of the days from {@code first} to {@code last}, both included. */
    public static Elapsed between(LocalDate first, LocalDate last, LocalDate asOf) {
        long total = ChronoUnit.DAYS.between(first, last) + 1;
        return new Elapsed(Math.max(0, Math.min(total, ChronoUnit.DAYS.between(first, asOf) + 1)), total, !asOf.isBefore(last));
    }
}
