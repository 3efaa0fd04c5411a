package org.maillage.employment;

import org.maillage.web.ProblemType;

/** The refusals of this feature. */
enum EmploymentProblem implements ProblemType {
    USER_COMPANY, END_REASON, PATHWAY_UNKNOWN, EXIT_IN_FUTURE, EXIT_TOO_EARLY, EXIT_EMPLOYED;

    @Override
    public int status() {
        return 422;
    }
}
