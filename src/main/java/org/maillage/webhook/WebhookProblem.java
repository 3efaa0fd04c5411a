package org.maillage.webhook;

import org.maillage.web.ProblemType;

/** What this feature refuses. */
public enum WebhookProblem implements ProblemType {
    WEBHOOK_URL(422),
    WEBHOOK_OWNER(422);

    private final int status;

    WebhookProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
