package org.maillage.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.maillage.web.Period;

/** How much of a period is past, and what that makes of its hours, against a count day by day and fractions in whole numbers. */
class HoursCheckProperties {

    private static final LocalDate ORIGIN = LocalDate.of(2019, 12, 15);

    /** Three rests of any lengths, that may touch, overlap and lie outside. */
    @Property(tries = 2000)
    void daysAtRestAreLeftOutHoweverTheyLie(@ForAll @IntRange(max = 90) int length, @ForAll @IntRange(min = -20, max = 120) int seen,
            @ForAll @Size(3) List<@IntRange(min = -20, max = 100) Integer> starts, @ForAll @Size(3) List<@IntRange(max = 60) Integer> lengths) {
        LocalDate last = ORIGIN.plusDays(length);
        LocalDate asOf = ORIGIN.plusDays(seen);
        List<Period> rests = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate from = ORIGIN.plusDays(starts.get(i));
            rests.add(new Period(from, from.plusDays(lengths.get(i))));
        }
        long total = 0;
        long past = 0;
        for (LocalDate day = ORIGIN; !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate one = day;
            boolean works = rests.stream().noneMatch(rest -> rest.holds(one));
            total += works ? 1 : 0;
            past += works && !day.isAfter(asOf) ? 1 : 0;
        }

        assertEquals(new Elapsed(past, total, !asOf.isBefore(last)), Elapsed.between(ORIGIN, last, asOf, rests));
    }

    @Property(tries = 3000)
    void isWhatItsDefinitionSays(@ForAll @LongRange(max = 200_000) long owed, @ForAll @LongRange(max = 220_000) long validated,
            @ForAll @IntRange(max = 1) int declared, @ForAll @IntRange(max = 400) int total, @ForAll @IntRange(max = 400) int past, @ForAll boolean over) {
        Elapsed elapsed = new Elapsed(over ? total : Math.min(past, total), total, over);
        long days = elapsed.days();
        HoursCheck check = HoursCheck.of(hours(owed), hours(validated), hours(declared), elapsed);

        Verdict verdict = owed == 0 ? Verdict.NO_OBJECTIVE : validated >= owed ? Verdict.MET : total == 0 ? Verdict.NO_DATA
                : over ? Verdict.MISSED : days == 0 && validated + declared == 0 ? Verdict.NO_DATA
                : validated * total >= owed * days ? Verdict.ON_TRACK : Verdict.BEHIND;
        assertEquals(verdict, check.verdict());
        assertEquals(total == 0 ? hours(0) : halfUp(owed * days, total), check.expected());
        assertEquals(hours(Math.max(0, owed - validated)), check.remaining());
        assertEquals(days == 0 ? null : halfUp(validated * total, days), check.projected());
        assertEquals(validated >= owed, check.done());
        if (verdict.lacking()) {
            assertTrue(check.behindBy(hours(validated)).signum() > 0);
        }
    }

    /** What remains of a stopped period is nothing exactly when what was to be done by then is done, whatever the fraction. */
    @Property(tries = 3000)
    void whatWasToBeDoneByTheStopIsTheMeasure(@ForAll @LongRange(min = 1, max = 200_000) long owed, @ForAll @LongRange(max = 220_000) long validated,
            @ForAll @IntRange(max = 400) int total, @ForAll @IntRange(max = 400) int past, @ForAll boolean over) {
        Elapsed elapsed = new Elapsed(Math.min(past, total), total, over);
        HoursCheck check = HoursCheck.stopped(hours(owed), hours(validated), elapsed);

        assertEquals(Verdict.STOPPED, check.verdict());
        assertEquals(total == 0 ? hours(0) : halfUp(owed * elapsed.days(), total), check.expected());
        assertEquals(validated * total >= owed * elapsed.days(), check.done());
        BigDecimal missing = check.expected().subtract(hours(validated));
        assertEquals(check.done() ? hours(0) : missing.signum() == 0 ? hours(1) : missing, check.remaining());
        assertEquals(hours(validated), check.projected());
    }

    @Example
    void owed1000Day100Of365And273Point97Validated() {
        HoursCheck check = HoursCheck.of(hours(100_000), hours(27_397), hours(0), new Elapsed(100, 365, false));

        assertEquals(new HoursCheck(Verdict.BEHIND, hours(27_397), hours(72_603), new BigDecimal("999.99")), check);
        assertEquals(hours(1), check.behindBy(hours(27_397)));
        assertEquals(Verdict.ON_TRACK, HoursCheck.of(hours(100_000), hours(27_398), hours(0), new Elapsed(100, 365, false)).verdict());
    }

    @Example
    void aPeriodAtRestThroughoutExpectsNothingToItsLastDay() {
        LocalDate last = ORIGIN.plusDays(9);
        List<Period> rests = List.of(new Period(ORIGIN, ORIGIN.plusDays(4)), new Period(ORIGIN.plusDays(5), last));
        for (LocalDate day : List.of(ORIGIN.minusDays(1), ORIGIN, last.minusDays(1), last, last.plusYears(1))) {
            HoursCheck check = HoursCheck.of(hours(10_000), hours(0), hours(0), Elapsed.between(ORIGIN, last, day, rests));
            assertEquals(new HoursCheck(Verdict.NO_DATA, hours(0), hours(10_000), null), check);
            assertFalse(check.verdict().lacking());
        }
    }

    private static BigDecimal hours(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }

    private static BigDecimal halfUp(long hundredths, long divisor) {
        BigInteger twice = BigInteger.valueOf(hundredths).multiply(BigInteger.TWO).add(BigInteger.valueOf(divisor));
        return new BigDecimal(twice.divide(BigInteger.valueOf(divisor).multiply(BigInteger.TWO)), 2);
    }
}
