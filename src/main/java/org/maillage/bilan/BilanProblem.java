package org.maillage.bilan;

import org.maillage.web.ProblemType;

/** The problems of this feature. */
public enum BilanProblem implements ProblemType {
    /** A balance tells of what was done: it is not issued of a day to come. */
    FUTURE_DAY(422);

    private final int status;

    BilanProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
