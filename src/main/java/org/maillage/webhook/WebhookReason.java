package org.maillage.webhook;

/** Why the service has stopped a webhook. */
public enum WebhookReason {
    /** The receiver took nothing for three days. */
    FAILING,
    /** The account may no longer sign in. */
    OWNER_REVOKED,
    /** What it was not told yet is no longer kept: the receiver has to begin anew. */
    RESYNC_REQUIRED
}
