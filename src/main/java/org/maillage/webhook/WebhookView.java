package org.maillage.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A webhook as it is shown; {@code secret} in the answer that makes it only. */
public record WebhookView(UUID id, String etag, String url, List<String> types, List<String> territories, WebhookStatus status,
                          WebhookReason reason, Instant previousSecretUntil,
                          @JsonInclude(JsonInclude.Include.NON_NULL) String secret, Instant createdAt, Instant updatedAt) {

    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookView of(Webhook w, String secret) {
        return new WebhookView(w.id, w.etag(), w.url, w.types.stream().sorted().toList(), w.territories.stream().sorted().toList(), w.status, w.reason,
                w.previousUntil, secret, w.createdAt, w.updatedAt);
    }
}
