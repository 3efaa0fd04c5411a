package org.maillage.privacy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Lets one instance of several do a job: who holds the lease goes on, who dies loses it when its time is over. */
@ApplicationScoped
public class JobLease {

    private final UUID holder = UUID.randomUUID();

    /** Takes the lease of {@code job}, or makes it longer for whoever holds it; false when another instance has it. */
    boolean take(String job, Duration time) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RetentionRule.getEntityManager().createNativeQuery(
                    "insert ignore into job_lease (name, holder, leased_until) values (?1, ?2, '2000-01-01')")
                    .setParameter(1, job).setParameter(2, holder).executeUpdate();
            return RetentionRule.getEntityManager().createNativeQuery("""
                    update job_lease set holder = ?1, leased_until = utc_timestamp(6) + interval ?2 second
                    where name = ?3 and (holder = ?1 or leased_until < utc_timestamp(6))""")
                    .setParameter(1, holder).setParameter(2, time.toSeconds()).setParameter(3, job).executeUpdate() == 1;
        });
    }

    /** Gives the lease back. */
    void give(String job) {
        QuarkusTransaction.requiringNew().run(() -> RetentionRule.getEntityManager().createNativeQuery(
                "update job_lease set leased_until = '2000-01-01' where name = ?1 and holder = ?2")
                .setParameter(1, job).setParameter(2, holder).executeUpdate());
    }
}
