package org.maillage.territory;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum TerritoryProblem implements ProblemType {
    COMMUNE_UNKNOWN,
    DEPARTMENT_UNKNOWN,
    EPCI_UNKNOWN,
    TARGET_SCOPE;

    @Override
    public int status() {
        return 422;
    }
}
