package org.maillage.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Are the hours done that were owed? The verdict compares exactly; what is shown is rounded half-up to the hundredth.
 *
 * @param expected  what is owed × days past / days of the period; null where nothing is owed
 * @param remaining what is owed less what is validated, never below zero; of a stopped period what was expected by the stop less what is
 *                  validated; null where nothing is owed
 * @param projected what is validated × days of the period / days past; null before the first day
 */
public record HoursCheck(Verdict verdict, BigDecimal expected, BigDecimal remaining, BigDecimal projected) {

    private static final BigDecimal NONE = BigDecimal.ZERO.setScale(2);
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    /**
     * The check of an annual target, a clause, a commitment …
     *
     * @param owed      hours owed over the whole period; null: there is no objective. Zero hours owe nothing either, but can be shown
     * @param validated validated hours that count
     * @param declared  hours that wait for a decision; they only tell {@code NO_DATA} from a slow beginning
     */
    public static HoursCheck of(BigDecimal owed, BigDecimal validated, BigDecimal declared, Elapsed elapsed) {
        BigDecimal projected = elapsed.days() == 0 ? null : part(validated, elapsed.total(), elapsed.days());
        return owed == null ? new HoursCheck(Verdict.NO_OBJECTIVE, null, null, projected)
                : new HoursCheck(verdict(owed, validated, declared, elapsed), expected(owed, elapsed), missing(owed.subtract(validated)), projected);
    }

    /**
     * The check of a period that was stopped before its end, or whose end is no measure any more: what was to be done by the stop is. Nothing
     * more is to come.
     *
     * @param elapsed until the day of the stop
     */
    public static HoursCheck stopped(BigDecimal owed, BigDecimal validated, Elapsed elapsed) {
        if (owed == null || owed.signum() == 0) {
            return of(owed, validated, BigDecimal.ZERO, elapsed);
        }
        BigDecimal missing = elapsed.total() == 0 ? NONE : missing(lacking(owed, validated, elapsed), elapsed.total());
        return new HoursCheck(Verdict.STOPPED, expected(owed, elapsed), missing, validated.setScale(2, RoundingMode.HALF_UP));
    }

    private static Verdict verdict(BigDecimal owed, BigDecimal validated, BigDecimal declared, Elapsed elapsed) {
        if (owed.signum() == 0) {
            return Verdict.NO_OBJECTIVE;
        }
        if (validated.compareTo(owed) >= 0) {
            return Verdict.MET;
        }
        boolean nothing = validated.signum() == 0 && declared.signum() == 0;
        if (elapsed.total() == 0 || nothing && elapsed.days() == 0) {
            return Verdict.NO_DATA;
        }
        if (elapsed.over()) {
            return Verdict.MISSED;
        }
        return lacking(owed, validated, elapsed).signum() > 0 ? Verdict.BEHIND : Verdict.ON_TRACK;
    }

    /** How many hours {@code validated} lacks of what was to be expected, or is owed in all once the period is over; a hundredth at least. */
    public BigDecimal behindBy(BigDecimal validated) {
        return verdict == Verdict.MISSED ? remaining : expected.subtract(validated).max(HUNDREDTH);
    }

    /** Whether nothing remains of what is the measure: decided before rounding. */
    public boolean done() {
        return remaining == null || remaining.signum() == 0;
    }

    /** What is to be expected after the days past of a period with {@code owed} hours. */
    public static BigDecimal expected(BigDecimal owed, Elapsed elapsed) {
        return elapsed.total() == 0 ? NONE : part(owed, elapsed.days(), elapsed.total());
    }

    /** (owed × days past / days − validated) × days: exact, for there is no division. */
    private static BigDecimal lacking(BigDecimal owed, BigDecimal validated, Elapsed elapsed) {
        return owed.multiply(BigDecimal.valueOf(elapsed.days())).subtract(validated.multiply(BigDecimal.valueOf(elapsed.total())));
    }

    private static BigDecimal missing(BigDecimal hours) {
        return missing(hours, 1);
    }

    /** parts / total, never below zero; what is more than nothing does not round to nothing. */
    private static BigDecimal missing(BigDecimal parts, long total) {
        return parts.signum() <= 0 ? NONE : part(parts, 1, total).max(HUNDREDTH);
    }

    private static BigDecimal part(BigDecimal hours, long numerator, long denominator) {
        return hours.multiply(BigDecimal.valueOf(numerator)).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    }
}
