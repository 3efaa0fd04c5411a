package org.maillage.webhook;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/** Where to tell that something changed. */
@Entity
public class Webhook extends Versioned {

    /** Whose it is: it tells what this account sees. */
    @Column(nullable = false, updatable = false)
    public UUID clientId;

    @Column(nullable = false)
    public String url;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public WebhookStatus status = WebhookStatus.ACTIVE;

    /** Why the service has stopped it; null when it has not. */
    @Enumerated(EnumType.STRING)
    public WebhookReason reason;

    @Unaudited
    @Column(nullable = false)
    byte[] secret;

    @Unaudited
    byte[] previousSecret;

    /** Until when the secret before signs too; null when there was none. */
    public Instant previousUntil;

    @ElementCollection
    @CollectionTable(name = "webhook_type", joinColumns = @JoinColumn(name = "webhook_id"))
    @Column(name = "type")
    public Set<String> types = new TreeSet<>();

    @ElementCollection
    @CollectionTable(name = "webhook_territory", joinColumns = @JoinColumn(name = "webhook_id"))
    @Column(name = "territory_code")
    public Set<String> territories = new TreeSet<>();

    void apply(WebhookInput input) {
        url = input.url();
        types.retainAll(input.types());
        types.addAll(input.types());
        territories.retainAll(input.territories());
        territories.addAll(input.territories());
        if (input.active() || status == WebhookStatus.ACTIVE) {
            status = input.active() ? WebhookStatus.ACTIVE : WebhookStatus.PAUSED;
            reason = null;
        }
        touch();
    }

    void disable(WebhookReason why) {
        status = WebhookStatus.DISABLED;
        reason = why;
        touch();
        save();
    }
}
