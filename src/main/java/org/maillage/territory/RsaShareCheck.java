package org.maillage.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Is the share of the hours done by RSA recipients reached? Both readings of the 30 % are shown: the share of the hours done,
 * which the verdict judges, and the hours that 30 % of the target makes.
 *
 * @param rsaHoursMissing        the target's hours by RSA recipients less those done, never below zero; null without a target
 * @param rsaHoursToRestoreShare hours by RSA recipients alone that would restore the share, rounded up to the hundredth, never
 *                               below zero; null without a target, and where no number of hours can (a share of 1 that is missed)
 */
public record RsaShareCheck(Verdict verdict, BigDecimal rsaHoursMissing, BigDecimal rsaHoursToRestoreShare) {

    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    /** @param over whether the year is over */
    static RsaShareCheck of(TargetCheck.Goal goal, Sums done, boolean over) {
        if (goal == null) {
            return new RsaShareCheck(Verdict.NO_OBJECTIVE, null, null);
        }
        // (share × validated) − rsa: what the share asks for beyond what was done
        BigDecimal lacking = goal.rsaShare().multiply(done.validated()).subtract(done.rsa());
        return new RsaShareCheck(verdict(goal, lacking, done, over), goal.rsaHours().subtract(done.rsa()).max(ZERO),
                toRestore(lacking, goal.rsaShare()));
    }

    /** No hours have no share, and miss the one asked for once the year is over, if any hours were owed. */
    private static Verdict verdict(TargetCheck.Goal goal, BigDecimal lacking, Sums done, boolean over) {
        if (goal.rsaShare().signum() == 0) {
            return Verdict.NO_OBJECTIVE;
        }
        if (done.validated().signum() == 0) {
            return over && goal.hours().signum() > 0 ? Verdict.MISSED : Verdict.NO_DATA;
        }
        if (lacking.signum() <= 0) {
            return Verdict.MET;
        }
        return over ? Verdict.MISSED : Verdict.BEHIND;
    }

    private static BigDecimal toRestore(BigDecimal lacking, BigDecimal share) {
        if (lacking.signum() <= 0) {
            return ZERO;
        }
        BigDecimal others = BigDecimal.ONE.subtract(share);
        return others.signum() == 0 ? null : lacking.divide(others, 2, RoundingMode.CEILING);
    }
}
