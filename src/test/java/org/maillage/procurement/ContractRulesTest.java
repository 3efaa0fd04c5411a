package org.maillage.procurement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.procurement.ContractInput.AmendmentInput;
import org.maillage.procurement.ContractInput.LotInput;
import org.maillage.testing.Refusals;
import org.maillage.web.CommonProblem;

class ContractRulesTest {

    private static final LocalDate START = LocalDate.of(2018, 1, 1);
    private static final LocalDate END = LocalDate.of(2018, 12, 31);

    @Test
    void endsAfterItStarts() {
        Refusals.assertRefused(CommonProblem.PERIOD_INVALID, "/endOn", () -> check(END, START, List.of(), List.of(), List.of()));
    }

    @Test
    void renewalsFollowEachOther() {
        Renewal first = renewal(1, END.plusDays(1), END.plusYears(1));
        check(START, END, List.of(first, renewal(2, END.plusYears(1).plusDays(1), END.plusYears(2))), List.of(), List.of());
        Refusals.assertRefused(CommonProblem.DUPLICATE_CHILD, "/renewals/1/number",
                () -> check(START, END, List.of(first, renewal(1, END.plusYears(2), END.plusYears(3))), List.of(), List.of()));
        Refusals.assertRefused(CommonProblem.PERIODS_OVERLAP, "/renewals/1",
                () -> check(START, END, List.of(first, renewal(2, END.plusYears(1), END.plusYears(2))), List.of(), List.of()));
        Refusals.assertRefused(CommonProblem.PERIOD_INVALID, "/renewals/0/endOn",
                () -> check(START, END, List.of(renewal(1, END, START)), List.of(), List.of()));
    }

    @Test
    void numbersStandOnce() {
        LotInput lot = new LotInput(null, "1", "Peinture", null, null);
        AmendmentInput amendment = new AmendmentInput(null, "1", START, "Délai", null, null);
        Refusals.assertRefused(CommonProblem.DUPLICATE_CHILD, "/lots/1/number",
                () -> check(START, END, List.of(), List.of(lot, lot), List.of()));
        Refusals.assertRefused(CommonProblem.DUPLICATE_CHILD, "/amendments/1/number",
                () -> check(START, END, List.of(), List.of(), List.of(amendment, amendment)));
    }

    @Test
    void aLotWithAClauseStays() {
        Lot one = new Lot();
        Lot two = new Lot();
        ContractRules.requireLotsKept(List.of(clauseOn(one)), List.of(one));
        Refusals.assertRefused(CommonProblem.REFERENCED, "/lots",
                () -> ContractRules.requireLotsKept(List.of(clauseOn(one), clauseOn(two)), List.of(two)));
    }

    @Test
    void lotsComeBeforeClauses() {
        ContractRules.requireLotsKept(List.of(clauseOn(null)), List.of());
        Refusals.assertRefused(ProcurementProblem.CLAUSE_ON_CONTRACT, "/lots",
                () -> ContractRules.requireLotsKept(List.of(clauseOn(null)), List.of(new Lot())));
    }

    private static Clause clauseOn(Lot lot) {
        Clause clause = new Clause();
        clause.lot = lot;
        return clause;
    }

    private static Renewal renewal(int number, LocalDate start, LocalDate end) {
        return new Renewal(number, start, end, RenewalStatus.PLANNED);
    }

    private static void check(LocalDate start, LocalDate end, List<Renewal> renewals, List<LotInput> lots, List<AmendmentInput> amendments) {
        ContractRules.check(new ContractInput(UUID.randomUUID(), "M-1", null, "École", ContractNature.PUBLIC_CONTRACT,
                ContractCategory.WORKS, null, null, null, null, start, end, ContractStatus.AWARDED, null, null, renewals,
                List.of(), lots, amendments, null));
    }
}
