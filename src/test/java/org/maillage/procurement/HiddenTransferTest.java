package org.maillage.procurement;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.procurement.ClauseInput.CommitmentInput;
import org.maillage.procurement.ClauseInput.VersionInput;
import org.maillage.web.Refused;

/** What a party has done stays part of what it owes; the objective may fall below it. */
class HiddenTransferTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final LocalDate START = LocalDate.of(2018, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2018, 7, 1);
    private static final LocalDate EVE = JULY.minusDays(1);

    private static ClauseInput clause(List<VersionInput> versions, CommitmentInput... commitments) {
        return new ClauseInput(UUID.randomUUID(), null, null, LegalBasis.ORD_2015_899_ART_38, ClauseKind.CONDITION, null, START,
                LocalDate.of(2018, 12, 31), versions, List.of(commitments), null, null, null);
    }

    private static ClauseInput clause(String hours, CommitmentInput... commitments) {
        return clause(List.of(version(START, hours)), commitments);
    }

    private static VersionInput version(LocalDate from, String hours) {
        return new VersionInput(null, from, new BigDecimal(hours), null);
    }

    private static CommitmentInput owes(UUID party, String hours, LocalDate from, LocalDate until) {
        return new CommitmentInput(null, party, CommitmentRole.HOLDER, null, new BigDecimal(hours), from, until);
    }

    private static CommitmentInput under(UUID party, UUID holder, LocalDate from) {
        return new CommitmentInput(null, party, CommitmentRole.SUBCONTRACTOR, holder, new BigDecimal("50"), from, null);
    }

    private static void taken(ClauseInput before, ClauseInput after, Map<UUID, BigDecimal> done) {
        assertDoesNotThrow(() -> HiddenTransfer.refuse(before, after, day -> done));
    }

    /** @param least the total that it should say */
    private static void refused(String least, ClauseInput before, ClauseInput after, Map<UUID, BigDecimal> done) {
        Refused refused = assertThrows(Refused.class, () -> HiddenTransfer.refuse(before, after, day -> done));
        assertEquals(ProcurementProblem.COMMITMENT_BELOW_DONE, refused.type());
        assertEquals(new BigDecimal(least), refused.faults().get(0).args()[3]);
    }

    private static final ClauseInput WHOLE = clause("900", owes(A, "900", null, null));
    private static final Map<UUID, BigDecimal> DONE = Map.of(A, new BigDecimal("823.41"));

    @Test
    void remainingHoursInPlaceOfTotals() {
        ClauseInput after = clause("900", owes(A, "900", null, EVE), owes(A, "100", JULY, null), owes(B, "800", JULY, null));

        refused("823.41", WHOLE, after, DONE);
        Refused refused = assertThrows(Refused.class, () -> HiddenTransfer.refuse(WHOLE, after, day -> DONE));
        assertEquals("/commitments/1/hours", refused.faults().get(0).where());
        assertEquals(List.of(JULY, new BigDecimal("823.41"), new BigDecimal("100"), new BigDecimal("823.41"), new BigDecimal("923.41")),
                List.of(refused.faults().get(0).args()));
        taken(WHOLE, after, Map.of(A, new BigDecimal("100")));
        taken(WHOLE, after, Map.of());
    }

    @Test
    void whatRemainsMayMove() {
        taken(WHOLE, clause("900", owes(A, "900", null, EVE), owes(A, "823.41", JULY, null), owes(B, "76.59", JULY, null)), DONE);
        refused("823.41", WHOLE, clause("900", owes(A, "900", null, EVE), owes(A, "823.40", JULY, null), owes(B, "76.60", JULY, null)), DONE);
    }

    @Test
    void aChangeWithoutDaysIsTheSame() {
        refused("823.41", WHOLE, clause("900", owes(A, "100", null, null), owes(B, "800", null, null)), DONE);
        refused("823.41", WHOLE, clause("900", owes(B, "900", null, null)), DONE);
    }

    @Test
    void edgeCase11_anAmendmentMayLowerTheObjectiveBelowTheHoursDone() {
        List<VersionInput> lowered = List.of(version(START, "900"), version(JULY, "500"));

        taken(WHOLE, clause(lowered, owes(A, "900", null, EVE), owes(A, "500", JULY, null)), DONE);
        taken(WHOLE, clause("500", owes(A, "500", null, null)), DONE);
    }

    /** Of 900 h, 823.41 are done, and 300 are no longer owed: no more than the 76.59 that were not done can go to another party. */
    @Test
    void anAmendmentHidesNoTransfer() {
        List<VersionInput> lowered = List.of(version(START, "900"), version(JULY, "600"));

        refused("523.41", WHOLE, clause(lowered, owes(A, "900", null, EVE), owes(A, "500", JULY, null), owes(B, "100", JULY, null)), DONE);
        taken(WHOLE, clause(lowered, owes(A, "900", null, EVE), owes(A, "523.41", JULY, null), owes(B, "76.59", JULY, null)), DONE);
        List<VersionInput> raised = List.of(version(START, "900"), version(JULY, "1700"));
        refused("823.41", WHOLE, clause(raised, owes(A, "900", null, EVE), owes(A, "100", JULY, null), owes(B, "1600", JULY, null)), DONE);
        taken(WHOLE, clause(raised, owes(A, "900", null, EVE), owes(A, "900", JULY, null), owes(B, "800", JULY, null)), DONE);
    }

    @Test
    void moreThanWasOwedIsNotAskedFor() {
        Map<UUID, BigDecimal> surplus = Map.of(A, new BigDecimal("950.00"));

        taken(WHOLE, clause("1000", owes(A, "900", null, null), owes(B, "100", null, null)), surplus);
        refused("900", WHOLE, clause("900", owes(A, "880", null, null), owes(B, "20", null, null)), surplus);
    }

    @Test
    void edgeCase17_aPartyMayLeaveAndDoesNotComeBackWithWhatRemains() {
        ClauseInput left = clause("900", owes(A, "900", null, EVE), owes(B, "900", JULY, null));
        LocalDate october = LocalDate.of(2018, 10, 1);

        taken(WHOLE, left, DONE);
        refused("823.41", left, clause("900", owes(A, "900", null, EVE), owes(B, "900", JULY, october.minusDays(1)), owes(A, "100", october, null),
                owes(B, "800", october, null)), DONE);
        refused("823.41", left, clause("900", owes(B, "900", null, null)), DONE);
    }

    @Test
    void theHoursOfASubcontractorAreItsHolders() {
        taken(WHOLE, clause("900", owes(B, "900", null, null), under(A, B, null)), DONE);
        taken(WHOLE, clause("900", owes(A, "900", null, EVE), owes(B, "900", JULY, null), under(A, B, JULY)), DONE);
        ClauseInput sub = clause("900", owes(B, "900", null, null), under(A, B, null));
        refused("823.41", sub, clause("900", owes(B, "100", null, null), owes(A, "800", null, null)), Map.of(B, new BigDecimal("823.41")));
    }

    @Test
    void allPartiesTakenAwayLeaveTheHoursNobodys() {
        refused("823.41", WHOLE, clause("900"), DONE);
        taken(WHOLE, clause("900"), Map.of());
    }
}
