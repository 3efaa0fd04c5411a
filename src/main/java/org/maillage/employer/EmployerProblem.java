package org.maillage.employer;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum EmployerProblem implements ProblemType {
    SIRET_INVALID,
    IDENTIFIER_REQUIRED,
    /** It is of another kind already, and the days do not say which of both holds when; quotes that kind and its days. */
    KIND_DATES_REQUIRED;

    @Override
    public int status() {
        return 422;
    }
}
