package org.maillage.webhook;

/** What became of a message. */
public enum DeliveryStatus {
    PENDING, DELIVERED, FAILED
}
