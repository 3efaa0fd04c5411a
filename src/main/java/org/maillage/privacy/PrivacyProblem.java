package org.maillage.privacy;

import org.maillage.web.ProblemType;

/** The refusals of this feature. */
enum PrivacyProblem implements ProblemType {
    /** The restriction stands until the erasure that was asked for is carried out. */
    ERASURE_PENDING(409);

    private final int status;

    PrivacyProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
