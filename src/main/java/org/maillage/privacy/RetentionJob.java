package org.maillage.privacy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Retries;
import org.maillage.web.Today;

/**
 * What goes by the clock: gives notice, takes it back from whoever works again, lets go whose notice has run out, and carries out
 * erasures that no hold stands against any more. One person a transaction: it may be cut short at any time and begun again,
 * and one instance does it while others wait.
 */
@ApplicationScoped
public class RetentionJob {

    /** What one run did. */
    public record Done(int noticed, int withdrawn, int erased, int failed) {
        private Done plus(Done other) {
            return new Done(noticed + other.noticed, withdrawn + other.withdrawn, erased + other.erased, failed + other.failed);
        }
    }

    static final String LEASE = "retention";

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);
    private static final Duration TIME = Duration.ofMinutes(15);
    private static final int AT_ONCE = 500;
    private static final Done NOTHING = new Done(0, 0, 0, 0);

    private final Retention retention;
    private final Erasure erasure;
    private final JobLease lease;
    private final Today today;

    RetentionJob(Retention retention, Erasure erasure, JobLease lease, Today today) {
        this.retention = retention;
        this.erasure = erasure;
        this.lease = lease;
        this.today = today;
    }

    @Scheduled(cron = "{maillage.retention.cron}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        run(today.get());
    }

    /** Does what is due on {@code day}; nothing while another instance does it. */
    public Done run(LocalDate day) {
        if (!lease.take(LEASE, TIME)) {
            return NOTHING;
        }
        try {
            Done done = withdraw(day).plus(ends(day)).plus(deferred(day));
            LOG.infof("Retention: %d notices given, %d withdrawn, %d persons gone, %d failed", done.noticed, done.withdrawn, done.erased,
                    done.failed);
            return done;
        } finally {
            lease.give(LEASE);
        }
    }

    /** Notice and end of all whose retention ends, five hundred at a look. */
    private Done ends(LocalDate day) {
        Done done = NOTHING;
        UUID last = null;
        List<Due> some;
        do {
            UUID from = last;
            some = QuarkusTransaction.requiringNew().call(() -> retention.after(from, day, AT_ONCE));
            Set<UUID> held = held(some.stream().map(Due::person).toList(), day);
            for (Due due : some) {
                last = due.person();
                done = held.contains(last) ? done : done.plus(end(due, day));
            }
        } while (some.size() == AT_ONCE);
        return done;
    }

    private Done end(Due due, LocalDate day) {
        if (due.noticedOn() == null) {
            return alone(() -> notice(due.person(), day)) ? new Done(1, 0, 0, 0) : new Done(0, 0, 0, 1);
        }
        if (!due.goes(day)) {
            return NOTHING;
        }
        return alone(() -> letGo(due.person(), day, person -> retention.of(List.of(person), day).stream().anyMatch(now -> now.goes(day))))
                ? new Done(0, 0, 1, 0) : new Done(0, 0, 0, 1);
    }

    private Done deferred(LocalDate day) {
        List<UUID> waiting = QuarkusTransaction.requiringNew().call(() -> ErasureRequest.<ErasureRequest>listAll().stream()
                .map(request -> request.beneficiaryId).toList());
        Set<UUID> held = held(waiting, day);
        Done done = NOTHING;
        for (UUID person : waiting) {
            if (!held.contains(person)) {
                done = done.plus(alone(() -> letGo(person, day, still -> true)) ? new Done(0, 0, 1, 0) : new Done(0, 0, 0, 1));
            }
        }
        return done;
    }

    /** Takes the notice back where the end has moved away. */
    private Done withdraw(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> noticed = Beneficiary.getEntityManager()
                    .createQuery("select b.id from Beneficiary b where b.retentionNoticedOn is not null and b.anonymisedOn is null", UUID.class)
                    .getResultList();
            Set<UUID> gone = new HashSet<>(noticed);
            retention.of(noticed, day).forEach(due -> gone.remove(due.person()));
            gone.forEach(person -> notice(person, null));
            return new Done(0, gone.size(), 0, 0);
        });
    }

    /** In SQL, so that it is no change of the person, from which the months of those who never worked run. */
    private static void notice(UUID person, LocalDate day) {
        Beneficiary.getEntityManager().createNativeQuery("update beneficiary set retention_noticed_on = ?1 where id = ?2")
                .setParameter(1, day).setParameter(2, person).executeUpdate();
    }

    /** Looks again under the lock: meanwhile the person may have found work, or a hold may have been set. */
    private void letGo(UUID person, LocalDate day, Predicate<UUID> still) {
        Beneficiary.lockPathway(person);
        if (LegalHold.on(person, day).isEmpty() && still.test(person)) {
            erasure.carryOut(person, day);
        }
    }

    private boolean alone(Runnable work) {
        lease.take(LEASE, TIME);
        try {
            Retries.retrying(() -> QuarkusTransaction.requiringNew().call(() -> {
                work.run();
                return null;
            }));
            return true;
        } catch (Exception e) {
            LOG.errorf("Retention: one person could not be dealt with and is tried again with the next run: %s", e.getClass().getName());
            return false;
        }
    }

    private static Set<UUID> held(List<UUID> persons, LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> LegalHold.operations(persons, day).stream().map(row -> (UUID) row[0])
                .collect(Collectors.toSet()));
    }
}
