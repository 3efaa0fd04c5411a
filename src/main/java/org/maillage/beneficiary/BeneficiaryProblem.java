package org.maillage.beneficiary;

import org.maillage.web.ProblemType;

/** The refusals of this feature. */
enum BeneficiaryProblem implements ProblemType {
    BIRTH_DATE, PRINCIPAL_CRITERION, DECISION_DATES, ELIGIBILITY_RETROACTIVE;

    @Override
    public int status() {
        return 422;
    }
}
