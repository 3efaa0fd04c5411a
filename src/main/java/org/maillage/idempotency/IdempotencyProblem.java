package org.maillage.idempotency;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum IdempotencyProblem implements ProblemType {
    IDEMPOTENCY_KEY_IN_USE(409),
    IDEMPOTENCY_KEY_REUSED(422);

    private final int status;

    IdempotencyProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
