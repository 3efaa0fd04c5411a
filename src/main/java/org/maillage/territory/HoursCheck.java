package org.maillage.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Are the hours done that were owed? The verdict compares exactly; what is shown is rounded half-up to the hundredth.
 *
 * @param expected  what is owed × days past / days of the period; null where nothing is owed
 * @param remaining what is owed less what is validated, never below zero; null where nothing is owed
 * @param projected what is validated × days of the period / days past; null before the first day
 */
public record HoursCheck(Verdict verdict, BigDecimal expected, BigDecimal remaining, BigDecimal projected) {

    /**
     * The check of an annual target, a clause, a commitment …
     *
     * @param owed      hours owed over the whole period; null: nothing is owed, which is not the same as zero hours
     * @param validated validated hours that count
     * @param declared  hours that wait for a decision; they only tell {@code NO_DATA} from a slow beginning
     */
    public static HoursCheck of(BigDecimal owed, BigDecimal validated, BigDecimal declared, Elapsed elapsed) {
        BigDecimal projected = elapsed.days() == 0 ? null : part(validated, elapsed.total(), elapsed.days());
        if (owed == null) {
            return new HoursCheck(Verdict.NO_OBJECTIVE, null, null, projected);
        }
        BigDecimal remaining = owed.subtract(validated).max(BigDecimal.ZERO).setScale(2, RoundingMode.HALF_UP);
        return new HoursCheck(verdict(owed, validated, declared, elapsed), part(owed, elapsed.days(), elapsed.total()), remaining,
                projected);
    }

    private static Verdict verdict(BigDecimal owed, BigDecimal validated, BigDecimal declared, Elapsed elapsed) {
        return validated.signum() == 0 && declared.signum() == 0 ? Verdict.NO_DATA : judged(owed, validated, elapsed);
    }

    /** The verdict where having done nothing yet is no excuse, as for one clause of several. */
    public static Verdict judged(BigDecimal owed, BigDecimal validated, Elapsed elapsed) {
        if (validated.compareTo(owed) >= 0) {
            return Verdict.MET;
        }
        if (elapsed.over()) {
            return Verdict.MISSED;
        }
        // validated ≥ owed × days / total, without a division
        BigDecimal done = validated.multiply(BigDecimal.valueOf(elapsed.total()));
        return done.compareTo(owed.multiply(BigDecimal.valueOf(elapsed.days()))) >= 0 ? Verdict.ON_TRACK : Verdict.BEHIND;
    }

    private static BigDecimal part(BigDecimal hours, long numerator, long denominator) {
        return hours.multiply(BigDecimal.valueOf(numerator)).divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP);
    }
}
