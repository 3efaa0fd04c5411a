package org.maillage.webhook;

import java.time.Instant;
import java.util.UUID;

/** A message as it is shown: not its body, which says no more than the feed. */
public record DeliveryView(UUID id, String type, DeliveryStatus status, int attempts, Instant attemptedAt, Integer answer, DeliveryFault fault,
                           Instant createdAt) {

    static DeliveryView of(Delivery d) {
        return new DeliveryView(d.id, d.type, d.status, d.attempts, d.attemptedAt, d.answer, d.fault, d.createdAt);
    }
}
