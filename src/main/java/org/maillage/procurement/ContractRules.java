package org.maillage.procurement;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.procurement.ContractInput.AmendmentInput;
import org.maillage.procurement.ContractInput.LotInput;
import org.maillage.web.CommonProblem;
import org.maillage.web.Period;
import org.maillage.web.Refused;

/** What must hold inside a contract, and between its lots and its clauses. Places: {@link ContractPlace}. */
final class ContractRules {

    private ContractRules() {
    }

    /** @throws Refused 422 {@code period-invalid}, {@code periods-overlap}, {@code duplicate-child} */
    static void check(ContractInput input) {
        new Period(input.startOn(), input.endOn()).ordered("/endOn");
        Part.requireDistinct(input.renewals(), Renewal::number, "/renewals", "number");
        Period.requireApart(input.renewals(), Renewal::period, "/renewals", "endOn");
        Part.requireDistinct(input.lots(), LotInput::number, "/lots", "number");
        Part.requireDistinct(input.amendments(), AmendmentInput::number, "/amendments", "number");
    }

    /** @throws Refused 409 {@code referenced} when a lot with clauses would go, {@code clause-on-contract} when lots would come late */
    static void requireLotsKept(List<Clause> clauses, List<Lot> wanted) {
        Set<UUID> kept = wanted.stream().map(lot -> lot.id).collect(Collectors.toSet());
        long orphaned = clauses.stream().filter(clause -> clause.lot != null && !kept.contains(clause.lot.id)).count();
        if (orphaned > 0) {
            throw Refused.because(CommonProblem.REFERENCED).referencedBy("/lots", "clauses", orphaned);
        }
        if (!wanted.isEmpty() && clauses.stream().anyMatch(clause -> clause.lot == null)) {
            throw Refused.because(ProcurementProblem.CLAUSE_ON_CONTRACT).at("/lots");
        }
    }
}
