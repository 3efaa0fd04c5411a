package org.maillage.procurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.employer.Employer;
import org.maillage.testing.Refusals;

class ClauseTest {

    private static final LocalDate START = LocalDate.of(2018, 1, 1);
    private static final LocalDate END = LocalDate.of(2019, 12, 31);
    private static final LocalDate CHANGE = LocalDate.of(2019, 1, 1);

    private final Clause clause = new Clause();
    private final Employer holder = new Employer();
    private final Employer other = new Employer();

    ClauseTest() {
        clause.startOn = START;
        clause.endOn = END;
    }

    @Test
    void theVersionInForceCounts() {
        version(CHANGE, "900.00");
        version(START, "700.00");

        assertEquals(new BigDecimal("700.00"), clause.objectiveOn(CHANGE.minusDays(1)));
        assertEquals(new BigDecimal("900.00"), clause.objectiveOn(CHANGE));
        assertEquals(new BigDecimal("700.00"), clause.objectiveOn(START.minusYears(1)), "what it will be");
    }

    @Test
    void noObjectiveIsNotZero() {
        assertNull(clause.objectiveOn(START));
    }

    @Test
    void commitmentsAreInForceWithinTheClause() {
        Commitment first = commitment(holder, CommitmentRole.HOLDER, null, CHANGE.minusDays(1));
        Commitment second = commitment(other, CommitmentRole.HOLDER, CHANGE, null);

        assertEquals(List.of(first), clause.commitmentsOn(START));
        assertEquals(List.of(second), clause.commitmentsOn(END));
        assertEquals(List.of(), clause.commitmentsOn(START.minusDays(1)));
        assertEquals(List.of(), clause.commitmentsOn(END.plusDays(1)));
    }

    @Test
    void anEmployerIsPartyByACommitmentOnAnyDayOfTheRange() {
        commitment(holder, CommitmentRole.HOLDER, CHANGE, null);

        assertTrue(clause.partyFor(holder.id, CHANGE.minusDays(30), CHANGE).isPresent());
        assertFalse(clause.partyFor(holder.id, CHANGE.minusDays(30), CHANGE.minusDays(1)).isPresent());
        assertFalse(clause.partyFor(other.id, START, END).isPresent());
    }

    @Test
    void whatItOwesItselfComesBeforeWhatItDoesForAnother() {
        Commitment under = commitment(other, CommitmentRole.SUBCONTRACTOR, null, CHANGE.minusDays(1));
        under.underEmployer = holder;
        Commitment own = commitment(other, CommitmentRole.CO_CONTRACTOR, CHANGE, null);

        assertSame(own, clause.partyFor(other.id, CHANGE.minusDays(1), CHANGE).orElseThrow());
        assertSame(under, clause.partyFor(other.id, CHANGE.minusDays(1), CHANGE.minusDays(1)).orElseThrow());
        assertEquals(other.id, own.creditedEmployerId());
        assertEquals(holder.id, under.creditedEmployerId());
    }

    @Test
    void aClauseHangsOnALotWhereThereAreLots() {
        Lot one = new Lot();
        Lot two = new Lot();

        assertNull(Clause.lot(List.of(), null));
        assertSame(two, Clause.lot(List.of(one, two), two.id));
        Refusals.assertRefused(ProcurementProblem.LOT_REQUIRED, "/lotId", () -> Clause.lot(List.of(one), null));
        Refusals.assertRefused(ProcurementProblem.LOT_UNKNOWN, "/lotId", () -> Clause.lot(List.of(one), UUID.randomUUID()));
        Refusals.assertRefused(ProcurementProblem.LOT_UNKNOWN, "/lotId", () -> Clause.lot(List.of(), one.id));
    }

    private void version(LocalDate from, String hours) {
        ObjectiveVersion version = new ObjectiveVersion();
        version.effectiveOn = from;
        version.hours = new BigDecimal(hours);
        clause.objectiveVersions.add(version);
    }

    private Commitment commitment(Employer employer, CommitmentRole role, LocalDate from, LocalDate until) {
        Commitment commitment = new Commitment();
        commitment.employer = employer;
        commitment.role = role;
        commitment.validFrom = from;
        commitment.validUntil = until;
        clause.commitments.add(commitment);
        return commitment;
    }
}
