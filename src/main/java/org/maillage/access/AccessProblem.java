package org.maillage.access;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum AccessProblem implements ProblemType {
    /** A code that names no territory, wherever one is named. */
    TERRITORY_UNKNOWN;

    @Override
    public int status() {
        return 422;
    }
}
