package org.maillage.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/**
 * The target check against its definition, calculated here in whole numbers: hundredths of an hour, ten-thousandths of a
 * share, fractions compared across.
 */
class TargetCheckProperties {

    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    private static BigDecimal hours(BigInteger hundredths) {
        return new BigDecimal(hundredths, 2);
    }

    /** a / b rounded half-up, for a ≥ 0. */
    private static BigInteger halfUp(BigInteger a, BigInteger b) {
        return a.multiply(big(2)).add(b).divide(b.multiply(big(2)));
    }

    /** a / b rounded up, for a ≥ 0. */
    private static BigInteger up(BigInteger a, BigInteger b) {
        return a.add(b).subtract(BigInteger.ONE).divide(b);
    }

    @Property(tries = 3000)
    void isWhatItsDefinitionSays(@ForAll @LongRange(min = 0, max = 99_999_999) long target, @ForAll @IntRange(max = 10_000) int share,
            @ForAll @LongRange(min = 0, max = 120_000_000) long validated, @ForAll @LongRange(min = 0, max = 1000) long declared,
            @ForAll @LongRange(min = 0, max = 120_000_000) long rsa, @ForAll @IntRange(min = 2016, max = 2021) int year,
            @ForAll @IntRange(min = -10, max = 380) int offset) {
        long byRsa = Math.min(rsa, validated);
        LocalDate asOf = LocalDate.of(year, 1, 1).plusDays(offset);
        TargetCheck check = TargetCheck.of(TargetCheck.Goal.of(BigDecimal.valueOf(target, 2), BigDecimal.valueOf(share, 4), TargetSource.SET),
                new Sums(BigDecimal.valueOf(validated, 2), BigDecimal.valueOf(declared, 2), BigDecimal.valueOf(byRsa, 2), BigDecimal.ZERO,
                        BigDecimal.ZERO), year, asOf);

        assertEquals(hoursCheck(target, validated, declared, year, offset), check.checks().hours());
        assertEquals(shareCheck(target, share, validated, byRsa, year, offset), check.checks().rsaShare());
        assertEquals(validated == 0 ? null : new BigDecimal(halfUp(big(byRsa).multiply(TEN_THOUSAND), big(validated)), 4), check.rsaShare());
    }

    private static HoursCheck hoursCheck(long target, long validated, long declared, int year, int offset) {
        int total = LocalDate.of(year, 1, 1).lengthOfYear();
        int days = Math.min(total, Math.max(0, offset + 1));
        Verdict verdict;
        if (target == 0) {
            verdict = Verdict.NO_OBJECTIVE;
        } else if (validated == 0 && declared == 0 && days == 0) {
            verdict = Verdict.NO_DATA;
        } else if (validated >= target) {
            verdict = Verdict.MET;
        } else if (offset + 1 >= total) {
            verdict = Verdict.MISSED;
        } else {
            verdict = validated * total >= target * days ? Verdict.ON_TRACK : Verdict.BEHIND;
        }
        return new HoursCheck(verdict, hours(halfUp(big(target).multiply(big(days)), big(total))), hours(big(Math.max(0, target - validated))),
                days == 0 ? null : hours(halfUp(big(validated).multiply(big(total)), big(days))));
    }

    private static RsaShareCheck shareCheck(long target, int share, long validated, long rsa, int year, int offset) {
        BigInteger wanted = halfUp(big(target).multiply(big(share)), TEN_THOUSAND);
        // what the share asks for beyond what was done, in hundredths of ten-thousandths
        BigInteger lacking = big(share).multiply(big(validated)).subtract(big(rsa).multiply(TEN_THOUSAND));
        Verdict verdict;
        boolean over = offset + 1 >= LocalDate.of(year, 1, 1).lengthOfYear();
        if (share == 0) {
            verdict = Verdict.NO_OBJECTIVE;
        } else if (validated == 0) {
            verdict = over && target > 0 ? Verdict.MISSED : Verdict.NO_DATA;
        } else if (lacking.signum() <= 0) {
            verdict = Verdict.MET;
        } else {
            verdict = over ? Verdict.MISSED : Verdict.BEHIND;
        }
        BigDecimal restore = lacking.signum() <= 0 ? hours(BigInteger.ZERO)
                : share == 10_000 ? null : hours(up(lacking, TEN_THOUSAND.subtract(big(share))));
        return new RsaShareCheck(verdict, hours(wanted.subtract(big(rsa)).max(BigInteger.ZERO)), restore);
    }

    /** The hours said to restore the share do, and a hundredth less does not. */
    @Property
    void hoursThatRestoreTheShareAreTheLeast(@ForAll @IntRange(max = 9_999) int share, @ForAll @LongRange(min = 1, max = 99_999_999) long validated,
            @ForAll @LongRange(min = 0, max = 99_999_999) long rsa) {
        BigDecimal part = BigDecimal.valueOf(share, 4);
        BigDecimal all = BigDecimal.valueOf(validated, 2);
        BigDecimal byRsa = BigDecimal.valueOf(Math.min(rsa, validated), 2);
        TargetCheck.Goal goal = TargetCheck.Goal.of(all, part, TargetSource.SET);
        BigDecimal more = RsaShareCheck.of(goal, new Sums(all, BigDecimal.ZERO, byRsa, BigDecimal.ZERO, BigDecimal.ZERO), false)
                .rsaHoursToRestoreShare();

        assertEquals(true, met(part, all.add(more), byRsa.add(more)));
        BigDecimal less = more.subtract(new BigDecimal("0.01"));
        assertEquals(less.signum() < 0, less.signum() < 0 || met(part, all.add(less), byRsa.add(less)));
    }

    private static boolean met(BigDecimal share, BigDecimal validated, BigDecimal rsa) {
        return rsa.compareTo(share.multiply(validated)) >= 0;
    }
}
