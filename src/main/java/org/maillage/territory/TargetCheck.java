package org.maillage.territory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Were the hours of a year done, and by RSA recipients the share of them that was asked for? Written as JSON it has the names
 * of the contract.
 *
 * @param target   null where there is none
 * @param rsaShare rsa / validated, half-up to four digits for display; null without validated hours
 */
public record TargetCheck(Goal target, Sums hours, BigDecimal rsaShare, Checks checks) {

    /**
     * What is to be reached in the year.
     *
     * @param rsaHours hours × share, half-up to the hundredth
     */
    public record Goal(BigDecimal hours, BigDecimal rsaShare, BigDecimal rsaHours, TargetSource source) {

        public static Goal of(BigDecimal hours, BigDecimal rsaShare, TargetSource source) {
            return new Goal(hours.setScale(2), rsaShare.setScale(4),
                    hours.multiply(rsaShare).setScale(2, RoundingMode.HALF_UP), source);
        }
    }

    /** The two verdicts. */
    public record Checks(HoursCheck hours, RsaShareCheck rsaShare) {
    }

    /**
     * The check of the year {@code year}, seen from {@code asOf}: nothing of the year is past before 1 January, all of it from
     * 31 December on.
     *
     * @param target null where there is none: nothing is owed then
     * @param done   what was done in the year up to {@code asOf}
     */
    public static TargetCheck of(Goal target, Sums done, int year, LocalDate asOf) {
        Elapsed elapsed = Elapsed.ofYear(year, asOf);
        BigDecimal owed = target == null ? null : target.hours();
        return new TargetCheck(target, done, share(done),
                new Checks(HoursCheck.of(owed, done.validated(), done.declared(), elapsed),
                        RsaShareCheck.of(target, done, elapsed.over())));
    }

    private static BigDecimal share(Sums done) {
        return done.validated().signum() == 0 ? null : done.rsa().divide(done.validated(), 4, RoundingMode.HALF_UP);
    }
}
