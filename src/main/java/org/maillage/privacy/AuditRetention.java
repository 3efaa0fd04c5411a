package org.maillage.privacy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.audit.Expiry;

/** How long the audit trail is kept: as the rule says that has taken effect, else as configured. */
@ApplicationScoped
class AuditRetention implements Expiry.Rule {

    private final int configured;

    AuditRetention(@ConfigProperty(name = "maillage.audit.retention-months") int configured) {
        this.configured = configured;
    }

    @Override
    public int months(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> RetentionRule.inForce(RetentionKind.AUDIT, day)
                .map(rule -> (int) rule.months).orElse(configured));
    }
}
