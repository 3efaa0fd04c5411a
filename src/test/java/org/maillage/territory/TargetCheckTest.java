package org.maillage.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The target check, case by case. */
class TargetCheckTest {

    private static final TargetCheck.Goal SEVEN_THOUSAND =
            TargetCheck.Goal.of(new BigDecimal("7000"), new BigDecimal("0.3"), TargetSource.SET);

    private static BigDecimal hours(String hours) {
        return new BigDecimal(hours);
    }

    private static Sums done(String validated, String declared, String rsa) {
        return new Sums(hours(validated), hours(declared), hours(rsa), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static TargetCheck check(TargetCheck.Goal goal, Sums done, String asOf) {
        return TargetCheck.of(goal, done, 2018, LocalDate.parse(asOf));
    }

    private static void assertHours(TargetCheck check, Verdict verdict, String expected, String remaining, String projected) {
        assertEquals(new HoursCheck(verdict, hours(expected), hours(remaining), projected == null ? null : hours(projected)),
                check.checks().hours());
    }

    private static void assertShare(TargetCheck check, Verdict verdict, String missing, String toRestore) {
        assertEquals(new RsaShareCheck(verdict, hours(missing), hours(toRestore)), check.checks().rsaShare());
    }

    @Test
    void endOfSeptember() {
        TargetCheck check = check(SEVEN_THOUSAND, done("5464.32", "343.34", "1656.03"), "2018-09-30");

        assertEquals(hours("0.3031"), check.rsaShare());
        assertEquals(hours("2100.00"), check.target().rsaHours());
        assertHours(check, Verdict.ON_TRACK, "5235.62", "1535.68", "7305.78");
        assertShare(check, Verdict.MET, "443.97", "0.00");
    }

    @Test
    void shareIsComparedExactly() {
        // 29.9999 % is shown as 0.3000, and is not 30 %
        TargetCheck check = check(SEVEN_THOUSAND, done("10000.00", "0", "2999.99"), "2018-09-30");

        assertEquals(hours("0.3000"), check.rsaShare());
        assertShare(check, Verdict.BEHIND, "0.00", "0.02");
        assertEquals(Verdict.MISSED, check(SEVEN_THOUSAND, done("10000.00", "0", "2999.99"), "2018-12-31").checks().rsaShare().verdict());
        assertEquals(Verdict.MET, check(SEVEN_THOUSAND, done("10000.00", "0", "3000.00"), "2018-12-31").checks().rsaShare().verdict());
    }

    @Test
    void oneHundredthDecidesBetweenOnTrackAndBehind() {
        // 7000 × 1 / 365 = 19.178…
        assertHours(check(SEVEN_THOUSAND, done("19.17", "0", "0"), "2018-01-01"), Verdict.BEHIND, "19.18", "6980.83", "6997.05");
        assertHours(check(SEVEN_THOUSAND, done("19.18", "0", "0"), "2018-01-01"), Verdict.ON_TRACK, "19.18", "6980.82", "7000.70");
    }

    @Test
    void whatIsExpectedIsNotRoundedBeforeItIsCompared() {
        // 5 × 1 / 365 = 0.0136…, shown as 0.01: 0.01 h is not enough
        TargetCheck.Goal five = TargetCheck.Goal.of(hours("5"), hours("0"), TargetSource.SET);
        assertHours(check(five, done("0.01", "0", "0"), "2018-01-01"), Verdict.BEHIND, "0.01", "4.99", "3.65");
        // 73 × 1 / 365 = 0.2 exactly
        TargetCheck.Goal exact = TargetCheck.Goal.of(hours("73"), hours("0"), TargetSource.SET);
        assertHours(check(exact, done("0.20", "0", "0"), "2018-01-01"), Verdict.ON_TRACK, "0.20", "72.80", "73.00");
    }

    @Test
    void lastDayOfTheYearDecides() {
        Sums done = done("6999.99", "100", "2100.00");

        assertEquals(Verdict.ON_TRACK, check(SEVEN_THOUSAND, done, "2018-12-30").checks().hours().verdict());
        assertHours(check(SEVEN_THOUSAND, done, "2018-12-31"), Verdict.MISSED, "7000.00", "0.01", "6999.99");
        assertHours(check(SEVEN_THOUSAND, done, "2021-03-01"), Verdict.MISSED, "7000.00", "0.01", "6999.99");
        assertHours(check(SEVEN_THOUSAND, done("7000.00", "0", "0"), "2018-12-31"), Verdict.MET, "7000.00", "0.00", "7000.00");
    }

    @Test
    void beyondTheTargetNothingRemains() {
        assertHours(check(SEVEN_THOUSAND, done("8000.00", "0", "0"), "2018-06-30"), Verdict.MET, "3471.23", "0.00", "16132.60");
    }

    @Test
    void whoDidNothingInAYearThatIsOverHasMissedIt() {
        TargetCheck check = check(SEVEN_THOUSAND, Sums.NONE, "2018-12-31");

        assertNull(check.rsaShare());
        assertHours(check, Verdict.MISSED, "7000.00", "7000.00", "0.00");
        assertShare(check, Verdict.MISSED, "2100.00", "0.00");
    }

    @Test
    void withoutHoursThereIsNothingToJudgeYet() {
        TargetCheck before = check(SEVEN_THOUSAND, Sums.NONE, "2017-12-31");
        assertHours(before, Verdict.NO_DATA, "0.00", "7000.00", null);
        assertShare(before, Verdict.NO_DATA, "2100.00", "0.00");

        TargetCheck within = check(SEVEN_THOUSAND, Sums.NONE, "2018-12-30");
        assertHours(within, Verdict.BEHIND, "6980.82", "7000.00", "0.00");
        assertShare(within, Verdict.NO_DATA, "2100.00", "0.00");
    }

    @Test
    void declaredHoursAreJudgedButNotCounted() {
        TargetCheck check = check(SEVEN_THOUSAND, done("0", "35.00", "0"), "2018-09-30");

        assertEquals(Verdict.BEHIND, check.checks().hours().verdict());
        assertEquals(hours("7000.00"), check.checks().hours().remaining());
        assertEquals(Verdict.NO_DATA, check.checks().rsaShare().verdict());
    }

    @Test
    void beforeTheYearNothingIsExpectedAndNothingProjected() {
        assertHours(check(SEVEN_THOUSAND, done("0", "10.00", "0"), "2017-12-31"), Verdict.ON_TRACK, "0.00", "7000.00", null);
    }

    @Test
    void leapYearHasOneDayMore() {
        TargetCheck check = TargetCheck.of(SEVEN_THOUSAND, done("1000.00", "0", "0"), 2020, LocalDate.parse("2020-02-29"));

        assertEquals(hours("1147.54"), check.checks().hours().expected());
        assertEquals(hours("6100.00"), check.checks().hours().projected());
    }

    @Test
    void withoutATargetNothingIsOwed() {
        TargetCheck check = check(null, done("100.00", "0", "25.00"), "2018-09-30");

        assertNull(check.target());
        assertEquals(hours("0.2500"), check.rsaShare());
        assertEquals(new HoursCheck(Verdict.NO_OBJECTIVE, null, null, hours("133.70")), check.checks().hours());
        assertEquals(new RsaShareCheck(Verdict.NO_OBJECTIVE, null, null), check.checks().rsaShare());
    }

    @Test
    void zeroHoursOweNothingAlsoAfterHours() {
        TargetCheck.Goal zero = TargetCheck.Goal.of(hours("0"), hours("0"), TargetSource.SET);
        for (Sums done : List.of(Sums.NONE, done("0.01", "0", "0"))) {
            for (String day : List.of("2017-06-30", "2018-01-01", "2018-12-31")) {
                TargetCheck check = check(zero, done, day);
                assertEquals(Verdict.NO_OBJECTIVE, check.checks().hours().verdict());
                assertEquals(hours("0.00"), check.checks().hours().remaining());
                assertShare(check, Verdict.NO_OBJECTIVE, "0.00", "0.00");
            }
        }
    }

    @Test
    void aShareOfZeroHoursIsNotMissed() {
        TargetCheck.Goal zero = TargetCheck.Goal.of(hours("0"), hours("0.3"), TargetSource.SET);

        assertShare(check(zero, Sums.NONE, "2018-12-31"), Verdict.NO_DATA, "0.00", "0.00");
        assertShare(check(zero, done("10.00", "0", "2.99"), "2018-12-31"), Verdict.MISSED, "0.00", "0.02");
    }

    @Test
    void hoursThatRestoreTheShareAreRoundedUp() {
        // (0.3 × 100 − 20) / 0.7 = 14.2857…
        assertShare(check(SEVEN_THOUSAND, done("100.00", "0", "20.00"), "2018-09-30"), Verdict.BEHIND, "2080.00", "14.29");
    }

    @Test
    void missedShareOfOneCannotBeRestored() {
        TargetCheck.Goal all = TargetCheck.Goal.of(hours("100"), hours("1"), TargetSource.SET);

        assertNull(check(all, done("50.00", "0", "49.99"), "2018-09-30").checks().rsaShare().rsaHoursToRestoreShare());
        assertShare(check(all, done("50.00", "0", "50.00"), "2018-09-30"), Verdict.MET, "50.00", "0.00");
    }

    @Test
    void rsaHoursOfTheTargetAreRoundedHalfUp() {
        assertEquals(hours("0.02"), TargetCheck.Goal.of(hours("0.05"), hours("0.3"), TargetSource.SET).rsaHours());
        assertEquals(hours("415.11"), TargetCheck.Goal.of(hours("1383.70"), hours("0.3"), TargetSource.APPORTIONED).rsaHours());
    }

    @Test
    void sumsAddUpPartByPart() {
        assertEquals(done("3.00", "5.00", "1.50"), done("1.00", "2.00", "0.50").plus(done("2.00", "3.00", "1.00")));
        assertEquals(done("1.00", "2.00", "0.50"), Sums.NONE.plus(done("1.00", "2.00", "0.50")));
        assertThrows(ArithmeticException.class, () -> done("0.001", "0", "0"));
    }

    @Test
    void clausesAreJudgedOverTheirOwnPeriod() {
        LocalDate first = LocalDate.parse("2018-03-01");
        LocalDate last = LocalDate.parse("2018-03-10");

        assertEquals(new Elapsed(0, 10, false), Elapsed.between(first, last, LocalDate.parse("2018-02-28")));
        assertEquals(new Elapsed(1, 10, false), Elapsed.between(first, last, first));
        assertEquals(new Elapsed(10, 10, true), Elapsed.between(first, last, LocalDate.parse("2018-05-01")));
        assertEquals(new HoursCheck(Verdict.BEHIND, hours("350.00"), hours("400.00"), hours("600.00")),
                HoursCheck.of(hours("700"), hours("300"), hours("0"), new Elapsed(5, 10, false)));
    }
}
