package org.maillage.sync;

import org.maillage.web.ProblemType;

/** The problems of this feature. */
enum SyncProblem implements ProblemType {
    /** What follows the cursor is no longer kept, or never was. */
    RESYNC_REQUIRED(410);

    private final int status;

    SyncProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
