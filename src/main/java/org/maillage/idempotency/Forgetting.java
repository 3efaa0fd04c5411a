package org.maillage.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes keys and answers that are older than {@code maillage.idempotency.keep}, some at a time. */
@ApplicationScoped
public class Forgetting {

    private final Keys keys;
    private final Duration keep;

    Forgetting(Keys keys, @ConfigProperty(name = "maillage.idempotency.keep") Duration keep) {
        this.keys = keys;
        this.keep = keep;
    }

    @Scheduled(every = "{maillage.idempotency.forget-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        run(Instant.now());
    }

    /** Removes what is too old at {@code now}. */
    void run(Instant now) {
        for (int gone = 1; gone > 0;) {
            gone = QuarkusTransaction.requiringNew().call(() -> keys.forget(now.minus(keep)));
        }
    }
}
