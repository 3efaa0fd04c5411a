package org.maillage.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * Days from {@code from} to {@code until}, both within; null is no bound on that side.
 */
public record Period(LocalDate from, LocalDate until) {

    public boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** Whether the two have a day in common. */
    public boolean overlaps(Period other) {
        return startsBy(other.until) && other.startsBy(until);
    }

    private boolean startsBy(LocalDate end) {
        return from == null || end == null || !from.isAfter(end);
    }

    /** @throws Refused 422 {@code period-invalid} at {@code pointer} when the end lies before the start */
    public Period ordered(String pointer) {
        if (from != null && until != null && until.isBefore(from)) {
            throw Refused.because(CommonProblem.PERIOD_INVALID).at(pointer);
        }
        return this;
    }

    /**
     * Holds a list of periods to its order and to having no day twice.
     *
     * @param end the name of the field with the end of a period, for the pointer
     * @throws Refused 422 {@code period-invalid} or {@code periods-overlap}
     */
    public static <T> void requireApart(List<T> items, Function<T, Period> period, String pointer, String end) {
        for (int i = 0; i < items.size(); i++) {
            Period current = period.apply(items.get(i)).ordered(pointer + "/" + i + "/" + end);
            if (items.subList(0, i).stream().map(period).anyMatch(current::overlaps)) {
                throw Refused.because(CommonProblem.PERIODS_OVERLAP).at(pointer + "/" + i);
            }
        }
    }
}
