package org.maillage.employment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.maillage.web.Refused;

/** What an exit may tell, and of which pathway. */
class ExitRulesTest {

    private static final LocalDate TODAY = day("2020-01-15");

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Employment job(String from, String until) {
        Employment job = new Employment();
        job.startOn = day(from);
        job.endOn = until == null ? null : day(until);
        return job;
    }

    private static Exit exit(String entryOn, ExitMilestone milestone, ExitSituation situation, String observedOn) {
        Exit exit = new Exit();
        exit.entryOn = day(entryOn);
        exit.milestone = milestone;
        exit.situation = situation;
        exit.observedOn = day(observedOn);
        return exit;
    }

    private static String refused(ExitInput input, List<Spell> spells, Exit... others) {
        Refused refused = assertThrows(Refused.class, () -> ExitRules.check(input, spells, List.of(others), 31, TODAY));
        return refused.type().code();
    }

    private static ExitInput input(ExitMilestone milestone, ExitSituation situation, String observedOn) {
        return new ExitInput(null, milestone, situation, day(observedOn), null);
    }

    @Test
    void employmentsWithoutALongGapAreOneSpell() {
        List<Spell> spells = Spell.of(List.of(job("2018-03-01", "2018-06-30"), job("2018-01-01", "2018-12-31"), job("2019-06-01", "2019-08-31"),
                job("2021-09-01", null)), 24);
        assertEquals(List.of(day("2018-01-01"), day("2021-09-01")), spells.stream().map(Spell::start).toList());
        assertEquals(day("2019-08-31"), spells.get(0).end());
        assertNull(spells.get(1).end());
        assertEquals(1, Spell.of(List.of(job("2018-01-01", "2018-01-31"), job("2020-01-31", null)), 24).size());
        assertEquals(2, Spell.of(List.of(job("2018-01-01", "2018-01-31"), job("2020-02-01", null)), 24).size());
    }

    @Test
    void everySituationHasItsCategory() {
        Map<ExitCategory, Long> count = Arrays.stream(ExitSituation.values()).collect(Collectors.groupingBy(ExitSituation::category, Collectors.counting()));
        assertEquals(Map.of(ExitCategory.DURABLE, 5L, ExitCategory.TRANSITION, 3L, ExitCategory.POSITIVE, 2L, ExitCategory.OTHER, 3L,
                ExitCategory.WITHDRAWAL, 3L), count);
        assertEquals(ExitCategory.OTHER, ExitSituation.UNKNOWN.category());
    }

    @Test
    void anExitIsOfTheSpellOfItsDay() {
        List<Spell> spells = Spell.of(List.of(job("2015-01-01", "2015-12-31"), job("2018-01-01", "2018-12-31")), 24);
        assertEquals(spells.get(1), ExitRules.check(input(ExitMilestone.END, ExitSituation.UNEMPLOYED, "2019-01-02"), spells, List.of(), 31, TODAY));
        ExitInput first = new ExitInput(day("2015-05-05"), ExitMilestone.MONTH_12, ExitSituation.UNKNOWN, day("2019-01-02"), null);
        assertEquals(spells.get(0), ExitRules.check(first, spells, List.of(), 31, TODAY));
        ExitInput between = new ExitInput(day("2016-05-05"), ExitMilestone.END, ExitSituation.UNKNOWN, day("2019-01-02"), null);
        assertEquals("pathway-unknown", refused(between, spells));
        assertEquals("pathway-unknown", refused(input(ExitMilestone.END, ExitSituation.CDI, "2014-12-31"), spells));
        assertEquals("pathway-unknown", refused(input(ExitMilestone.END, ExitSituation.CDI, "2019-01-01"), List.of()));
    }

    @Test
    void oneOfEachForASpell() {
        List<Spell> spells = Spell.of(List.of(job("2015-01-01", "2015-12-31"), job("2018-01-01", "2018-12-31")), 24);
        Exit there = exit("2018-01-01", ExitMilestone.END, ExitSituation.UNKNOWN, "2018-12-31");
        assertEquals("duplicate", refused(input(ExitMilestone.END, ExitSituation.CDI, "2019-01-02"), spells, there));
        Exit other = exit("2015-01-01", ExitMilestone.END, ExitSituation.UNKNOWN, "2015-12-31");
        ExitRules.check(input(ExitMilestone.END, ExitSituation.CDI, "2019-01-02"), spells, List.of(other), 31, TODAY);
    }

    @Test
    void itIsNotToldTooEarly() {
        List<Spell> ended = Spell.of(List.of(job("2018-01-01", "2018-12-31")), 24);
        assertEquals("exit-in-future", refused(input(ExitMilestone.END, ExitSituation.CDI, "2020-01-16"), ended));
        assertEquals("exit-too-early", refused(input(ExitMilestone.END, ExitSituation.UNEMPLOYED, "2018-12-30"), ended));
        assertEquals("exit-too-early", refused(input(ExitMilestone.MONTH_6, ExitSituation.CDI, "2019-05-29"), ended));
        ExitRules.check(input(ExitMilestone.MONTH_6, ExitSituation.CDI, "2019-05-30"), ended, List.of(), 31, TODAY);
        assertEquals("exit-too-early", refused(input(ExitMilestone.MONTH_12, ExitSituation.CDI, "2019-11-29"), ended));
    }

    @Test
    void whoIsHiredForGoodLeavesThePathwayWhileItWorks() {
        List<Spell> lasting = Spell.of(List.of(job("2018-01-01", null)), 24);
        assertEquals("exit-employed", refused(input(ExitMilestone.END, ExitSituation.UNEMPLOYED, "2018-12-30"), lasting));
        assertEquals("exit-employed", refused(input(ExitMilestone.MONTH_6, ExitSituation.CDI, "2018-12-30"), lasting));
        ExitRules.check(input(ExitMilestone.END, ExitSituation.CDI, "2018-06-01"), lasting, List.of(), 31, TODAY);
        Exit durable = exit("2018-01-01", ExitMilestone.END, ExitSituation.CDI, "2018-06-01");
        ExitRules.check(input(ExitMilestone.MONTH_6, ExitSituation.CDI, "2018-12-01"), lasting, List.of(durable), 31, TODAY);
        List<FollowUp> due = FollowUp.of(lasting, List.of(durable));
        assertEquals(List.of(day("2018-06-01"), day("2018-12-01"), day("2019-06-01")), due.stream().map(FollowUp::dueOn).toList());
        assertEquals(ExitSituation.CDI, due.get(0).situation(TODAY));
        assertEquals(ExitSituation.UNKNOWN, due.get(1).situation(TODAY));
        assertEquals(List.of(), FollowUp.of(lasting, List.of()));
    }

    @Test
    void workThatGoesOnOvertakesWhatWasTold() {
        Exit unemployed = exit("2018-01-01", ExitMilestone.END, ExitSituation.UNEMPLOYED, "2018-06-30");
        List<Spell> spells = Spell.of(List.of(job("2018-01-01", "2018-06-30"), job("2018-09-01", "2018-12-31")), 24);
        FollowUp end = FollowUp.of(spells, List.of(unemployed)).get(0);
        assertEquals(day("2018-12-31"), end.dueOn());
        assertEquals(ExitSituation.UNKNOWN, end.situation(TODAY));
    }

    @Test
    void theEmploymentIsOneOfTheSpell() {
        List<Spell> spells = Spell.of(List.of(job("2018-01-01", "2018-12-31")), 24);
        ExitInput input = new ExitInput(null, ExitMilestone.END, ExitSituation.CDI, day("2018-12-31"), UUID.randomUUID());
        assertEquals("reference-unknown", refused(input, spells));
    }
}
