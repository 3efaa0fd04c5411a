package org.maillage.hours;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Line;

/**
 * What a clause's own rules say of an entry: the days on which it can have been worked for the clause (within its period, outside of its
 * suspensions, under a commitment), and why they leave it out.
 *
 * <p>A boundary that cuts the days leaves the entry whole, for its hours were declared for the clause, hence worked inside, as long as
 * they fit in the days inside: 10 h a day and 48 h a started week (Code du travail L3121-18 and L3121-20).
 *
 * @param days    in order; empty when there is none
 * @param refusal why the clause leaves the entry out; null: it lets it in
 */
record ClauseDays(List<LocalDate> days, CountingReason refusal) {

    private static final BigDecimal DAY = BigDecimal.TEN;
    private static final BigDecimal WEEK = BigDecimal.valueOf(48);
    private static final int DAYS_OF_WEEK = 7;

    static ClauseDays of(Line line) {
        List<LocalDate> all = line.days().first().datesUntil(line.days().last().plusDays(1)).toList();
        List<LocalDate> inPeriod = among(all, line.rules().period()::holds);
        if (inPeriod.isEmpty()) {
            return left(CountingReason.OUTSIDE_CLAUSE_PERIOD);
        }
        List<LocalDate> open = among(inPeriod, day -> line.rules().suspensions().stream().noneMatch(suspension -> suspension.holds(day)));
        if (open.isEmpty()) {
            return left(CountingReason.SUSPENDED);
        }
        List<LocalDate> inside = among(open, day -> line.standing().commitments().stream().anyMatch(commitment -> commitment.holds(day)));
        if (inside.isEmpty()) {
            return left(CountingReason.EMPLOYER_NOT_PARTY);
        }
        return new ClauseDays(inside, refusal(line, inside.size(), all.size()));
    }

    private static CountingReason refusal(Line line, int inside, int all) {
        if (line.standing().excludedKind()) {
            return CountingReason.EMPLOYER_KIND_EXCLUDED;
        }
        if (line.kind() == HourKind.TRAINING && !line.rules().trainingCounted()) {
            return CountingReason.TRAINING_NOT_COUNTED;
        }
        return inside < all && !line.overridden() && line.hours().compareTo(most(inside)) > 0 ? CountingReason.SPLIT_NEEDED : null;
    }

    /** The hours that one person can work in so many days: the smaller of 10 × days and 48 × started weeks. */
    static BigDecimal most(int days) {
        BigDecimal weeks = BigDecimal.valueOf((days + DAYS_OF_WEEK - 1) / DAYS_OF_WEEK);
        return DAY.multiply(BigDecimal.valueOf(days)).min(WEEK.multiply(weeks));
    }

    private static ClauseDays left(CountingReason why) {
        return new ClauseDays(List.of(), why);
    }

    private static List<LocalDate> among(List<LocalDate> days, Predicate<LocalDate> wanted) {
        return days.stream().allMatch(wanted) ? days : days.stream().filter(wanted).toList();
    }

    /** The first of them on or after a day; null when there is none. */
    LocalDate firstFrom(LocalDate day) {
        return days.stream().filter(one -> !one.isBefore(day)).findFirst().orElse(null);
    }

    /** The last of them; at least one is needed. */
    LocalDate last() {
        return days.get(days.size() - 1);
    }
}
