package org.maillage.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.maillage.vault.SealedColumn;
import org.maillage.vault.Vault;

/** The secrets of webhooks, sealed: the service needs them to sign, nobody needs to read them. */
@ApplicationScoped
class Secrets implements SealedColumn.Source {

    private static final SealedColumn CURRENT = new SealedColumn("webhook", "id", "secret");
    private static final SealedColumn PREVIOUS = new SealedColumn("webhook", "id", "previous_secret");
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final Vault vault;

    Secrets(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(CURRENT, PREVIOUS);
    }

    /** Gives the webhook a new secret; the one it had signs beside it for a day. */
    String renew(Webhook webhook, Instant now) {
        if (webhook.secret != null) {
            webhook.previousSecret = vault.seal(vault.open(webhook.secret, CURRENT.context()), PREVIOUS.context());
            webhook.previousUntil = now.plus(OVERLAP).truncatedTo(ChronoUnit.MICROS);
        }
        String secret = Signature.secret();
        webhook.secret = vault.seal(secret.getBytes(StandardCharsets.US_ASCII), CURRENT.context());
        webhook.touch();
        return secret;
    }

    /** Those that sign at {@code now}, the newest first. */
    List<String> of(Webhook webhook, Instant now) {
        List<String> secrets = new ArrayList<>(List.of(opened(webhook.secret, CURRENT)));
        if (webhook.previousUntil != null && now.isBefore(webhook.previousUntil)) {
            secrets.add(opened(webhook.previousSecret, PREVIOUS));
        }
        return secrets;
    }

    private String opened(byte[] sealed, SealedColumn column) {
        return new String(vault.open(sealed, column.context()), StandardCharsets.US_ASCII);
    }
}
