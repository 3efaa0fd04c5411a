package org.maillage.beneficiary;

import org.maillage.web.ProblemType;

/** The refusals of this feature. */
enum BeneficiaryProblem implements ProblemType {
    SENSITIVE_NOT_PERMITTED(403), MERGED(404), RESTRICTED(409), NOT_RESTRICTED(409), MERGE_CONFLICT(409), BIRTH_DATE(422), RESIDENCE_FROM(422), PRINCIPAL_CRITERION(422),
    DECISION_DATES(422), REVOCATION_DAY(422), ELIGIBILITY_RETROACTIVE(422);

    private final int status;

    BeneficiaryProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
