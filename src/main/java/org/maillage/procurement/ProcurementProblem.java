package org.maillage.procurement;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum ProcurementProblem implements ProblemType {
    CLAUSE_ON_CONTRACT(409),
    COMMITMENT_BELOW_DONE(409),
    PLACE_INVALID(422),
    SHARES_NOT_ONE(422),
    LOT_REQUIRED(422),
    LOT_UNKNOWN(422),
    OBJECTIVE_REQUIRED(422),
    COMMITMENTS_DO_NOT_ADD_UP(422),
    COMMITMENT_DUPLICATE(422),
    SUBCONTRACT_HOLDER(422),
    LEGAL_BASIS_NOT_IN_FORCE(422);

    private final int status;

    ProcurementProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
