package org.maillage.procurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.procurement.ProcurementProblem.COMMITMENTS_DO_NOT_ADD_UP;
import static org.maillage.procurement.ProcurementProblem.COMMITMENT_DUPLICATE;
import static org.maillage.procurement.ProcurementProblem.OBJECTIVE_REQUIRED;
import static org.maillage.procurement.ProcurementProblem.SUBCONTRACT_HOLDER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.maillage.procurement.ClauseInput.CommitmentInput;
import org.maillage.procurement.ClauseInput.SuspensionInput;
import org.maillage.procurement.ClauseInput.VersionInput;
import org.maillage.testing.Refusals;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

class ClauseRulesTest {

    private static final LocalDate START = LocalDate.of(2018, 1, 1);
    private static final LocalDate END = LocalDate.of(2018, 1, 12);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    @Test
    void anObjectiveInHoursHoldsFromTheFirstDay() {
        check(List.of(version(null, "700")));
        check(List.of(version(-30, "700"), version(5, "800")));
        refused(OBJECTIVE_REQUIRED, "/objectiveVersions", List.of());
        refused(OBJECTIVE_REQUIRED, "/objectiveVersions", List.of(version(1, "700")));
    }

    @Test
    void noObjectiveHasNoVersion() {
        ClauseRules.check(clause(ObjectiveForm.NONE, START, END, List.of(), List.of(holder(ONE, "7")), List.of()));
        Refusals.assertRefused(OBJECTIVE_REQUIRED, "/objectiveVersions", () -> ClauseRules.check(
                clause(ObjectiveForm.NONE, START, END, List.of(version(0, "700")), List.of(), List.of())));
    }

    @Test
    void aVersionBeginsOnADayOfItsOwn() {
        refused(CommonProblem.DUPLICATE_CHILD, "/objectiveVersions/1/effectiveOn", List.of(version(null, "700"), version(0, "800")));
    }

    @Test
    void endsAfterItStarts() {
        Refusals.assertRefused(CommonProblem.PERIOD_INVALID, "/endOn", () -> ClauseRules.check(
                clause(ObjectiveForm.HOURS, END, START, List.of(version(null, "700")), List.of(), List.of())));
    }

    @Test
    void theCommitmentsMakeTheObjectiveToTheHundredth() {
        check(List.of(version(0, "700")), holder(ONE, "350.55"), holder(TWO, "349.45"));
        refused(COMMITMENTS_DO_NOT_ADD_UP, "/commitments", List.of(version(0, "700")), holder(ONE, "350.55"), holder(TWO, "349.44"));
    }

    @Test
    void aSubcontractorOwesNothingMore() {
        check(List.of(version(0, "700")), holder(ONE, "700"), subcontractor(TWO, ONE, null, null));
        check(List.of(version(0, "700")));
    }

    @Test
    void anAmendmentRaisesTheCommitmentsOnTheSameDay() {
        CommitmentInput before = commitment(ONE, "700", null, 4);
        check(List.of(version(0, "700"), version(5, "900")), before, commitment(ONE, "900", 5, null));
        refused(COMMITMENTS_DO_NOT_ADD_UP, "/commitments", List.of(version(0, "700"), version(5, "900")), before,
                commitment(ONE, "900", 6, null));
        refused(COMMITMENTS_DO_NOT_ADD_UP, "/commitments", List.of(version(0, "700"), version(5, "900")), holder(ONE, "700"));
    }

    @Test
    void whoLeavesIsReplaced() {
        check(List.of(version(0, "700")), commitment(ONE, "700", null, 4), commitment(TWO, "700", 5, null));
        refused(COMMITMENTS_DO_NOT_ADD_UP, "/commitments", List.of(version(0, "700")), commitment(ONE, "700", null, 4));
    }

    /** The rule looks at few days; here every day of the clause is looked at. */
    @Property(tries = 2000)
    void everyDayIsAsTheRuleSays(@ForAll("versions") List<VersionInput> versions, @ForAll("owing") List<CommitmentInput> owing) {
        ClauseInput clause = clause(ObjectiveForm.HOURS, START, END, versions, owing, List.of());
        boolean addsUp = owing.isEmpty() || START.datesUntil(END.plusDays(1)).allMatch(day -> addsUpOn(day, versions, owing));

        assertEquals(addsUp, accepted(clause));
    }

    private static boolean addsUpOn(LocalDate day, List<VersionInput> versions, List<CommitmentInput> owing) {
        BigDecimal objective = null;
        for (LocalDate d = day; objective == null; d = d.minusDays(1)) {
            LocalDate effective = d;
            objective = versions.stream().filter(v -> v.effectiveOn().equals(effective)).map(VersionInput::hours).findFirst().orElse(null);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (CommitmentInput c : owing) {
            boolean begun = c.from() == null || !c.from().isAfter(day);
            boolean ended = c.until() != null && c.until().isBefore(day);
            sum = begun && !ended ? sum.add(c.hours()) : sum;
        }
        return sum.compareTo(objective) == 0;
    }

    private static boolean accepted(ClauseInput clause) {
        try {
            ClauseRules.check(clause);
            return true;
        } catch (Refused refused) {
            assertEquals(COMMITMENTS_DO_NOT_ADD_UP, refused.type());
            return false;
        }
    }

    /** One from the start on, perhaps another one later, of one or two hours: so that sums are right now and then. */
    @Provide
    Arbitrary<List<VersionInput>> versions() {
        Arbitrary<String> hours = Arbitraries.of("1", "2", "2.00");
        return Combinators.combine(Arbitraries.integers().between(-2, 0), hours, Arbitraries.integers().between(1, 14), hours,
                Arbitraries.of(true, false)).as((first, h1, second, h2, two) ->
                two ? List.of(version(first, h1), version(second, h2)) : List.of(version(first, h1)));
    }

    /** Each of an employer of its own. */
    @Provide
    Arbitrary<List<CommitmentInput>> owing() {
        Arbitrary<Integer> bounds = Arbitraries.integers().between(-2, 14).injectNull(0.5);
        Arbitrary<CommitmentInput> one = Combinators.combine(Arbitraries.of("1", "1.00", "2"), bounds, bounds)
                .filter((hours, from, until) -> from == null || until == null || from <= until)
                .as((hours, from, until) -> commitment(UUID.randomUUID(), hours, from, until));
        return one.list().ofMaxSize(3);
    }

    @Test
    void anEmployerIsPartyOnceAtATime() {
        check(List.of(version(0, "700")), commitment(ONE, "700", 0, 4), commitment(ONE, "700", 5, null));
        refused(COMMITMENT_DUPLICATE, "/commitments/1", List.of(version(0, "700")), holder(ONE, "350"), holder(ONE, "350"));
        refused(COMMITMENT_DUPLICATE, "/commitments/2", List.of(version(0, "700")), holder(ONE, "350"), holder(TWO, "350"),
                subcontractor(TWO, ONE, null, null));
    }

    @Test
    void aPartyAnswersForEachSubcontractorAndForNobodyElse() {
        List<VersionInput> objective = List.of(version(0, "700"));
        refused(SUBCONTRACT_HOLDER, "/commitments/1/underEmployerId", objective, holder(ONE, "700"), subcontractor(TWO, null, null, null));
        refused(SUBCONTRACT_HOLDER, "/commitments/1/underEmployerId", objective, holder(ONE, "700"), subcontractor(TWO, THREE, null, null));
        refused(SUBCONTRACT_HOLDER, "/commitments/0/underEmployerId", objective, new CommitmentInput(null, ONE,
                CommitmentRole.HOLDER, TWO, new BigDecimal("700"), null, null));
        refused(SUBCONTRACT_HOLDER, "/commitments/2/underEmployerId", objective, holder(ONE, "700"),
                subcontractor(TWO, ONE, null, null), subcontractor(THREE, TWO, null, null));
    }

    @Test
    void itAnswersOnAllOfTheSubcontractorsDays() {
        List<VersionInput> objective = List.of(version(0, "700"));
        CommitmentInput first = commitment(ONE, "700", null, 4);
        CommitmentInput next = commitment(TWO, "700", 5, null);
        check(objective, first, next, subcontractor(THREE, ONE, null, 4), subcontractor(THREE, TWO, 5, null));
        check(objective, first, commitment(ONE, "700", 5, null), subcontractor(THREE, ONE, 2, 9));
        refused(SUBCONTRACT_HOLDER, "/commitments/2/underEmployerId", objective, first, next, subcontractor(THREE, ONE, 2, 5));
    }

    @Test
    void aCommitmentEndsAfterItStarts() {
        refused(CommonProblem.PERIOD_INVALID, "/commitments/0/until", List.of(version(0, "700")), commitment(ONE, "700", 4, 3));
    }

    @Test
    void suspensionsAreApart() {
        SuspensionInput first = new SuspensionInput(null, START, START.plusDays(3), "Gel");
        SuspensionInput second = new SuspensionInput(null, START.plusDays(3), END, "Gel");
        Refusals.assertRefused(CommonProblem.PERIODS_OVERLAP, "/suspensions/1", () -> ClauseRules.check(clause(ObjectiveForm.HOURS,
                START, END, List.of(version(0, "700")), List.of(), List.of(first, second))));
    }

    private static void check(List<VersionInput> versions, CommitmentInput... commitments) {
        ClauseRules.check(clause(ObjectiveForm.HOURS, START, END, versions, List.of(commitments), List.of()));
    }

    private static void refused(org.maillage.web.ProblemType type, String pointer, List<VersionInput> versions,
                                CommitmentInput... commitments) {
        Refusals.assertRefused(type, pointer, () -> check(versions, commitments));
    }

    private static ClauseInput clause(ObjectiveForm form, LocalDate start, LocalDate end, List<VersionInput> versions,
                                      List<CommitmentInput> commitments, List<SuspensionInput> suspensions) {
        return new ClauseInput(UUID.randomUUID(), null, null, LegalBasis.CCP_L2112_2, ClauseKind.CONDITION, form, start, end,
                versions, commitments, suspensions, null, null);
    }

    /** @param day days after the start; null: not said */
    private static VersionInput version(Integer day, String hours) {
        return new VersionInput(null, day == null ? null : START.plusDays(day), new BigDecimal(hours), null);
    }

    private static CommitmentInput holder(UUID employer, String hours) {
        return commitment(employer, hours, null, null);
    }

    private static CommitmentInput commitment(UUID employer, String hours, Integer from, Integer until) {
        return new CommitmentInput(null, employer, CommitmentRole.HOLDER, null, new BigDecimal(hours), day(from), day(until));
    }

    private static CommitmentInput subcontractor(UUID employer, UUID under, Integer from, Integer until) {
        return new CommitmentInput(null, employer, CommitmentRole.SUBCONTRACTOR, under, BigDecimal.TEN, day(from), day(until));
    }

    private static LocalDate day(Integer after) {
        return after == null ? null : START.plusDays(after);
    }
}
