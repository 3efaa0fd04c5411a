package org.maillage.webhook;

/** Whether a webhook is called. */
public enum WebhookStatus {
    ACTIVE,
    /** Its owner has stopped it. */
    PAUSED,
    /** The service has stopped it, for a reason. */
    DISABLED
}
