package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.hours.CountingReason.AFTER_LIMIT;
import static org.maillage.hours.CountingReason.BEFORE_ELIGIBILITY;
import static org.maillage.hours.CountingReason.CORRECTION_PENDING;
import static org.maillage.hours.CountingReason.COUNTED;
import static org.maillage.hours.CountingReason.ELIGIBILITY_EXPIRED;
import static org.maillage.hours.CountingReason.ELIGIBILITY_REVOKED;
import static org.maillage.hours.CountingReason.EMPLOYER_KIND_EXCLUDED;
import static org.maillage.hours.CountingReason.EMPLOYER_NOT_PARTY;
import static org.maillage.hours.CountingReason.NOT_VALIDATED;
import static org.maillage.hours.CountingReason.NO_ELIGIBILITY;
import static org.maillage.hours.CountingReason.OUTSIDE_CLAUSE_PERIOD;
import static org.maillage.hours.CountingReason.REJECTED;
import static org.maillage.hours.CountingReason.REPLACED;
import static org.maillage.hours.CountingReason.SPLIT_NEEDED;
import static org.maillage.hours.CountingReason.SUSPENDED;
import static org.maillage.hours.CountingReason.TRAINING_NOT_COUNTED;
import static org.maillage.hours.History.day;
import static org.maillage.hours.History.days;
import static org.maillage.hours.History.plain;
import static org.maillage.hours.History.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Eligible;
import org.maillage.hours.Counting.Hire;
import org.maillage.hours.Counting.Line;
import org.maillage.hours.Counting.Replacing;
import org.maillage.hours.Counting.Rules;
import org.maillage.hours.Counting.Standing;

/** What counts and why not, one rule a test. The numbers are those of the edge cases of the trade. */
class CountingTest {

    private final History history = new History();

    @Test
    void validatedHoursOfAnEligiblePersonCount() {
        UUID march = history.rsa("2018-01-01").month("2018-03", "2018-03-01");

        assertEquals(COUNTED, history.reason(march));
    }

    @Test
    void edgeCase02_rsaLostDuringTheContractStaysRsa() {
        history.eligible(new Eligible(day("2018-01-01"), day("2018-02-15"), null, true));
        UUID january = history.month("2018-01", "2018-01-08");
        UUID december = history.month("2018-12", "2018-01-08");

        assertEquals(RsaReason.RSA_AT_ENTRY, history.rsa(january));
        assertEquals(RsaReason.RSA_AT_ENTRY, history.rsa(december));
        assertEquals(COUNTED, history.reason(december));
    }

    @Test
    void edgeCase03_rsaGainedAfterEntryChangesNothing() {
        history.other("2018-01-01").rsa("2018-06-01");
        UUID march = history.month("2018-03", "2018-03-01");
        UUID secondJobInJuly = history.month("2018-07", "2018-07-01");

        assertEquals(RsaReason.NOT_RSA_AT_ENTRY, history.rsa(march));
        assertEquals(RsaReason.NOT_RSA_AT_ENTRY, history.rsa(secondJobInJuly));
    }

    @Test
    void edgeCase03_aNewPathwayIsJudgedAnew() {
        history.other("2014-01-01").rsa("2017-12-01");
        UUID first = history.month("2014-03", "2014-03-01");
        UUID second = history.month("2018-03", "2018-03-01");

        assertEquals(RsaReason.NOT_RSA_AT_ENTRY, history.rsa(first));
        assertEquals(RsaReason.RSA_AT_ENTRY, history.rsa(second));
        assertEquals(COUNTED, history.reason(second));
    }

    @Test
    void aLongGapWithoutNewValidationKeepsTheOldClock() {
        history.rsa("2014-01-01");
        history.month("2014-03", "2014-03-01");

        assertEquals(AFTER_LIMIT, history.reason(history.month("2018-03", "2018-03-01")));
    }

    @Test
    void workOnANewValidationEndsAGapAlsoBesideAnOlderHireThatIsTakenUpOnTheSameDay() {
        history.eligible(new Eligible(day("2014-01-01"), day("2014-12-31"), null, false)).rsa("2017-12-01");
        history.month("2014-03", "2014-03-01");
        UUID onTheOldHire = history.month("2018-03", "2014-03-01");
        UUID onTheNewOne = history.month("2018-03", "2018-03-01");

        assertEquals(COUNTED, history.reason(onTheNewOne));
        assertEquals(COUNTED, history.reason(onTheOldHire));
        assertEquals(RsaReason.NOT_RSA_AT_ENTRY, history.rsa(onTheNewOne), "the earliest hire among those whose hours make the pathway");
    }

    @Test
    void edgeCase19_onlyValidatedHoursCountAndRefusedOnesSaySo() {
        history.rsa("2018-01-01");
        Line line = plain("2018-03");
        UUID declared = history.add(with(line, HourStatus.DECLARED, Replacing.NONE));
        UUID rejected = history.add(with(line, HourStatus.REJECTED, Replacing.NONE));
        UUID replaced = history.add(with(line, HourStatus.VALIDATED, Replacing.REPLACED));

        assertEquals(NOT_VALIDATED, history.reason(declared));
        assertEquals(REJECTED, history.reason(rejected));
        assertEquals(REPLACED, history.reason(replaced));
    }

    @Test
    void edgeCase20_hoursBeforeTheValidationDoNotCount() {
        history.rsa("2018-04-01");
        UUID march = history.month("2018-03", "2018-03-01");
        UUID april = history.month("2018-04", "2018-03-01");

        assertEquals(BEFORE_ELIGIBILITY, history.reason(march));
        assertEquals(COUNTED, history.reason(april));
    }

    @Test
    void edgeCase20_theMonthInWhichTheValidationTakesEffectIsToBeSplit() {
        history.rsa("2018-03-12");
        UUID whole = history.month("2018-03", "2018-03-01");
        UUID before = history.line(days("2018-03-01", "2018-03-11"), new Hire(day("2018-03-01"), false), History.PLAIN);
        UUID after = history.line(days("2018-03-12", "2018-03-31"), new Hire(day("2018-03-01"), false), History.PLAIN);

        assertEquals(SPLIT_NEEDED, history.reason(whole));
        assertEquals(BEFORE_ELIGIBILITY, history.reason(before));
        assertEquals(COUNTED, history.reason(after));
    }

    @Test
    void aPersonWithoutValidatedEligibilityDoesNotCount_edgeCase29() {
        assertEquals(NO_ELIGIBILITY, history.reason(history.month("2018-03", "2018-03-01")));
    }

    @Test
    void aHireAfterTheEligibilityHasEndedDoesNotCount() {
        history.eligible(new Eligible(day("2018-01-01"), day("2018-03-31"), null, true));

        assertEquals(ELIGIBILITY_EXPIRED, history.reason(history.month("2018-05", "2018-05-01")));
    }

    @Test
    void aRevokedEligibilityCountsUpToTheDayBefore() {
        history.eligible(new Eligible(day("2018-01-01"), null, null, true, day("2018-05-31")));
        UUID may = history.month("2018-05", "2018-02-01");
        UUID june = history.month("2018-06", "2018-02-01");
        UUID hiredAfter = history.month("2018-07", "2018-07-01");

        assertEquals(COUNTED, history.reason(may));
        assertEquals(ELIGIBILITY_REVOKED, history.reason(june));
        assertEquals(ELIGIBILITY_REVOKED, history.reason(hiredAfter));
        assertEquals(RsaReason.RSA_AT_ENTRY, history.rsa(may));
        assertEquals(RsaReason.NO_ELIGIBILITY, history.rsa(june));
    }

    @Test
    void aMonthThatARevocationCutsIsSplitUnlessTheClauseTakesItWhole() {
        history.eligible(new Eligible(day("2018-01-01"), null, null, true, day("2018-05-15")));
        Rules whole = new Rules(History.ALWAYS, List.of(), true, 24, false, true, true);

        assertEquals(SPLIT_NEEDED, history.reason(history.month("2018-05", "2018-02-01")));
        assertEquals(COUNTED, history.reason(history.line("2018-05", "2018-02-01", whole)));
    }

    /** The last day for a hire and the day of the revocation are two things. */
    @Test
    void hoursAfterTheLastDayForHiresCountUntilTheRevocation() {
        history.eligible(new Eligible(day("2018-01-01"), day("2018-03-31"), null, true, day("2018-08-31")));
        UUID august = history.month("2018-08", "2018-02-01");
        UUID september = history.month("2018-09", "2018-02-01");
        UUID hiredInMay = history.month("2018-06", "2018-05-01");

        assertEquals(COUNTED, history.reason(august));
        assertEquals(ELIGIBILITY_REVOKED, history.reason(september));
        assertEquals(ELIGIBILITY_EXPIRED, history.reason(hiredInMay));
    }

    @Test
    void afterARevocationTheNextEligibilityCountsFromItsOwnFirstDay() {
        history.eligible(new Eligible(day("2018-01-01"), null, null, true, day("2018-03-31"))).other("2018-06-01");
        UUID march = history.month("2018-03", "2018-02-01");
        UUID may = history.month("2018-05", "2018-02-01");
        UUID june = history.month("2018-06", "2018-02-01");

        assertEquals(COUNTED, history.reason(march));
        assertEquals(BEFORE_ELIGIBILITY, history.reason(may));
        assertEquals(COUNTED, history.reason(june));
        assertEquals(RsaReason.RSA_AT_ENTRY, history.rsa(june));
    }

    @Test
    void edgeCase21_hoursCountForTwentyFourMonthsFromTheFirstHour() {
        history.rsa("2016-01-01");
        history.month("2016-03", "2016-03-01");
        UUID lastMonth = history.month("2018-02", "2016-03-01");
        UUID tooLate = history.month("2018-03", "2016-03-01");

        assertEquals(COUNTED, history.reason(lastMonth));
        assertEquals(AFTER_LIMIT, history.reason(tooLate));
    }

    @Test
    void edgeCase21_theClockRunsOverAllEmployersAndClauses() {
        history.rsa("2016-01-01");
        history.month("2016-03", "2016-03-01");

        assertEquals(AFTER_LIMIT, history.reason(history.month("2018-04", "2018-04-01")));
    }

    @Test
    void edgeCase21_aLimitInMidMonthAsksForASplitOrTakesTheWholeByTheClausesRule() {
        history.rsa("2016-01-01");
        history.line(days("2016-03-15", "2016-03-31"), new Hire(day("2016-03-15"), false), History.PLAIN);
        UUID split = history.month("2018-03", "2016-03-15");
        UUID whole = history.line("2018-03", "2016-03-15", new Rules(History.ALWAYS, List.of(), true, 24, false, true, true));
        UUID before = history.line(days("2018-03-01", "2018-03-14"), new Hire(day("2016-03-15"), false), History.PLAIN);

        assertEquals(SPLIT_NEEDED, history.reason(split));
        assertEquals(COUNTED, history.reason(whole));
        assertEquals(COUNTED, history.reason(before));
    }

    @Test
    void edgeCase21_alternanceCountsToTheEndOfItsContract() {
        history.rsa("2016-01-01");
        history.month("2016-03", "2016-03-01");
        UUID apprentice = history.line(days("2018-06-01", "2018-06-30"), new Hire(day("2017-09-01"), true), History.PLAIN);
        UUID hiredTooLate = history.line(days("2018-06-01", "2018-06-30"), new Hire(day("2018-05-01"), true), History.PLAIN);

        assertEquals(COUNTED, history.reason(apprentice));
        assertEquals(AFTER_LIMIT, history.reason(hiredTooLate));
    }

    @Test
    void edgeCase21_aPassIaeSetsTheLimitInPlaceOfTheMonths() {
        history.eligible(new Eligible(day("2016-01-01"), null, day("2018-06-30"), false));
        history.month("2016-01", "2016-01-01");

        assertEquals(COUNTED, history.reason(history.month("2018-06", "2016-01-01")));
        assertEquals(AFTER_LIMIT, history.reason(history.month("2018-07", "2016-01-01")));
    }

    @Test
    void adaptedWorkHasNoLimit() {
        history.other("2014-01-01");
        history.month("2014-01", "2014-01-01");
        Line line = plain("2018-06");
        UUID later = history.add(new Line(line.id(), line.days(), line.kind(), line.status(), line.replacing(), line.hours(),
                new Hire(day("2014-01-01"), false), new Standing(List.of(History.ALWAYS), false, true), false, line.rules()));

        assertEquals(COUNTED, history.reason(later));
    }

    @Test
    void aRejectedMonthDoesNotStartTheClock() {
        history.rsa("2016-01-01");
        history.add(with(plain("2016-01"), HourStatus.REJECTED, Replacing.NONE));
        history.month("2016-03", "2016-03-01");

        assertEquals(COUNTED, history.reason(history.month("2018-02", "2016-03-01")));
    }

    @Test
    void edgeCase23_hoursAfterTheEndOfTheClauseDoNotCountForIt() {
        history.rsa("2018-01-01");
        Rules ended = within(days("2018-01-01", "2018-06-15"));

        assertEquals(COUNTED, history.reason(history.line("2018-06", "2018-01-01", ended)));
        assertEquals(OUTSIDE_CLAUSE_PERIOD, history.reason(history.line("2018-07", "2018-01-01", ended)));
    }

    @Test
    void aWholeSuspendedPeriodDoesNotCount_edgeCase30() {
        history.rsa("2018-01-01");
        List<Days> stops = List.of(days("2018-03-01", "2018-03-20"), days("2018-03-21", "2018-04-10"));
        Rules suspended = new Rules(History.ALWAYS, stops, true, 24, true, true, true);

        assertEquals(SUSPENDED, history.reason(history.line("2018-03", "2018-01-01", suspended)));
        assertEquals(COUNTED, history.reason(history.line("2018-04", "2018-01-01", suspended)));
    }

    @Test
    void anEmployerThatIsNoLongerPartyDoesNotCount() {
        Line line = plain("2018-03");
        history.rsa("2018-01-01");
        UUID id = history.add(standing(line, new Standing(List.of(days("2018-04-01", "2018-12-31")), false, false)));

        assertEquals(EMPLOYER_NOT_PARTY, history.reason(id));
    }

    @Test
    void anExcludedKindOfEmployerDoesNotCount() {
        Line line = plain("2018-03");
        history.rsa("2018-01-01");
        UUID id = history.add(standing(line, new Standing(List.of(History.ALWAYS), true, false)));

        assertEquals(EMPLOYER_KIND_EXCLUDED, history.reason(id));
    }

    @Test
    void trainingCountsUnlessTheClauseLeavesItOut() {
        Line line = plain("2018-03");
        history.rsa("2018-01-01");
        Rules workOnly = new Rules(History.ALWAYS, List.of(), false, 24, true, true, true);
        UUID counted = history.add(training(line, History.PLAIN));
        UUID left = history.add(training(line, workOnly));

        assertEquals(COUNTED, history.reason(counted));
        assertEquals(TRAINING_NOT_COUNTED, history.reason(left));
    }

    @Test
    void aDeclarationOfEarlierHoursDoesNotMoveTheClock() {
        history.rsa("2020-01-01");
        UUID june = history.month("2022-06", "2020-03-01");
        history.add(with(plain("2020-03"), HourStatus.DECLARED, Replacing.NONE));
        history.add(with(plain("2020-04"), HourStatus.DECLARED, Replacing.PENDING));

        assertEquals(COUNTED, history.reason(june));
    }

    @Test
    void aCorrectionThatWaitsSaysSo() {
        history.rsa("2018-01-01");

        assertEquals(CORRECTION_PENDING, history.reason(history.add(with(plain("2018-03"), HourStatus.DECLARED, Replacing.PENDING))));
    }

    @Test
    void hoursThatTheClauseLeavesOutDoNotStartTheClock() {
        history.rsa("2016-01-01");
        history.line("2016-01", "2016-01-01", within(days("2016-03-01", "2016-12-31")));
        history.line("2016-02", "2016-01-01", new Rules(History.ALWAYS, List.of(days("2016-02-01", "2016-02-29")), true, 24, true, true, true));
        history.add(standing(plain("2016-01"), new Standing(List.of(History.ALWAYS), true, false)));
        history.add(standing(plain("2016-02"), new Standing(List.of(), false, false)));
        history.month("2016-03", "2016-01-01");

        assertEquals(COUNTED, history.reason(history.month("2018-02", "2016-01-01")));
        assertEquals(AFTER_LIMIT, history.reason(history.month("2018-03", "2016-01-01")));
    }

    @Test
    void theClockStartsOnTheFirstDayInsideTheClause() {
        history.rsa("2016-01-01");
        history.line("2016-03", "2016-01-01", within(days("2016-03-15", "2018-12-31")));

        assertEquals(COUNTED, history.reason(history.line(days("2018-03-01", "2018-03-14"), new Hire(day("2016-01-01"), false), History.PLAIN)));
        assertEquals(AFTER_LIMIT, history.reason(history.line(days("2018-03-15", "2018-03-31"), new Hire(day("2016-01-01"), false), History.PLAIN)));
    }

    @Test
    void monthsAreCivilMonths() {
        assertEquals(day("2022-02-28"), Counting.lastDay(day("2020-02-29"), 24));
        assertEquals(day("2019-02-28"), Counting.lastDay(day("2018-08-31"), 6));
        assertEquals(day("2018-02-28"), Counting.lastDay(day("2018-01-31"), 1));
        assertEquals(day("2019-02-27"), Counting.lastDay(day("2018-08-28"), 6));
        assertEquals(day("2024-02-28"), Counting.lastDay(day("2020-02-29"), 48));
        assertEquals(day("2020-03-14"), Counting.lastDay(day("2018-03-15"), 24));
        assertEquals(day("2018-12-31"), Counting.lastDay(day("2017-01-01"), 24));
    }

    @Test
    void rsaIsTheStatusAtTheEarliestHireOfThePathway() {
        history.rsa("2018-01-01").other("2018-06-01");
        UUID june = history.month("2018-06", "2018-06-01");
        UUID july = history.month("2018-07", "2018-01-15");

        assertEquals(RsaReason.RSA_AT_ENTRY, history.rsa(june), "hired on 15 January with RSA, though the first hours are of the second hire");
        assertEquals(RsaReason.RSA_AT_ENTRY, history.rsa(july));
    }

    @Test
    void anEarlierHireWithoutHoursThatCountDoesNotSayWhetherItIsRsa() {
        history.rsa("2018-01-01").other("2018-06-01");
        UUID june = history.month("2018-06", "2018-06-01");
        history.add(new Line(UUID.randomUUID(), days("2018-07-01", "2018-07-31"), HourKind.WORK, HourStatus.DECLARED, Replacing.NONE,
                BigDecimal.TEN, new Hire(day("2018-01-15"), false), History.PARTY, false, History.PLAIN));

        assertEquals(RsaReason.NOT_RSA_AT_ENTRY, history.rsa(june));
    }

    @Test
    void aSuspensionThatLeavesOneDayOfAMonthLeavesTenHoursOfIt() {
        history.rsa("2018-01-01");
        Rules suspended = new Rules(History.ALWAYS, List.of(days("2018-03-02", "2018-03-31")), true, 24, true, true, true);

        assertEquals(SPLIT_NEEDED, history.reason(history.add(of(plain("2018-03"), "150.00", false, suspended))));
        assertEquals(SPLIT_NEEDED, history.reason(history.add(of(plain("2018-03"), "10.01", false, suspended))));
        assertEquals(COUNTED, history.reason(history.add(of(plain("2018-03"), "10.00", false, suspended))));
        assertEquals(COUNTED, history.reason(history.add(of(plain("2018-03"), "150.00", true, suspended))), "a reason was given");
    }

    @Test
    void aPeriodOrACommitmentThatCutsAMonthLeavesWhatCanBeWorkedInside() {
        history.rsa("2018-01-01");
        Rules lateStart = within(days("2018-03-24", "2018-12-31"));

        assertEquals(COUNTED, history.reason(history.add(of(plain("2018-03"), "80.00", false, lateStart))), "8 days are two started weeks");
        assertEquals(SPLIT_NEEDED, history.reason(history.add(of(plain("2018-03"), "80.01", false, lateStart))), "10 h a day");
        Rules twoWeeks = within(days("2018-03-18", "2018-12-31"));
        assertEquals(COUNTED, history.reason(history.add(of(plain("2018-03"), "96.00", false, twoWeeks))));
        assertEquals(SPLIT_NEEDED, history.reason(history.add(of(plain("2018-03"), "96.01", false, twoWeeks))), "48 h a started week");
        Line cut = standing(plain("2018-03"), new Standing(List.of(days("2018-01-01", "2018-03-01")), false, false));
        assertEquals(COUNTED, history.reason(history.add(cut)), "10 h on the one day of the commitment");
        assertEquals(SPLIT_NEEDED, history.reason(history.add(of(cut, "11.00", false, History.PLAIN))));
        assertEquals(COUNTED, history.reason(history.add(of(plain("2018-04"), "212.00", false, History.PLAIN))), "a month that nothing cuts");
    }

    @Test
    void theReasonsThatLeaveValidatedHoursOutAreThoseAfterValidation() {
        assertTrue(TRAINING_NOT_COUNTED.leavesOutValidated() && NO_ELIGIBILITY.leavesOutValidated());
        assertTrue(List.of(COUNTED, REPLACED, REJECTED, CORRECTION_PENDING, NOT_VALIDATED).stream().noneMatch(CountingReason::leavesOutValidated));
    }

    private static Line with(Line line, HourStatus status, Replacing replacing) {
        return new Line(UUID.randomUUID(), line.days(), line.kind(), status, replacing, line.hours(), line.hire(), line.standing(), false,
                line.rules());
    }

    private static Line standing(Line line, Standing standing) {
        return new Line(line.id(), line.days(), line.kind(), line.status(), line.replacing(), line.hours(), line.hire(), standing, false,
                line.rules());
    }

    private static Line of(Line line, String hours, boolean overridden, Rules rules) {
        return new Line(UUID.randomUUID(), line.days(), line.kind(), line.status(), line.replacing(), new BigDecimal(hours), line.hire(),
                line.standing(), overridden, rules);
    }

    private static Line training(Line line, Rules rules) {
        return new Line(UUID.randomUUID(), line.days(), HourKind.TRAINING, HourStatus.VALIDATED, Replacing.NONE, BigDecimal.ONE,
                line.hire(), line.standing(), false, rules);
    }
}
