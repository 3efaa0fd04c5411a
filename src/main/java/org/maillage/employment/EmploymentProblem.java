package org.maillage.employment;

import org.maillage.web.ProblemType;

/** The refusals of this feature. */
enum EmploymentProblem implements ProblemType {
    USER_COMPANY, END_REASON;

    @Override
    public int status() {
        return 422;
    }
}
