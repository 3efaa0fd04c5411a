package org.maillage.bilan;

import org.maillage.web.ProblemType;

/** The problems of this feature. */
public enum BilanProblem implements ProblemType {
    /** A balance tells of what was done: it is not issued of a day to come. */
    FUTURE_DAY(422),
    /** The totals of the parties do not hold the hours that were done: nothing can be attested of them. */
    COMMITMENTS_TO_CORRECT(409);

    private final int status;

    BilanProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
