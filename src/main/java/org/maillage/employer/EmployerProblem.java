package org.maillage.employer;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum EmployerProblem implements ProblemType {
    SIRET_INVALID,
    IDENTIFIER_REQUIRED;

    @Override
    public int status() {
        return 422;
    }
}
