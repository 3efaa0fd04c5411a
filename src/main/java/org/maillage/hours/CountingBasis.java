package org.maillage.hours;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.maillage.web.Retries;

/**
 * Holds what stands in the entries to the rules of this release and to the gap that is configured: when either has changed, everybody
 * is counted anew after the start, in the background, some persons in each transaction. How far it has got is written with them, so that it
 * goes on after a crash, and several instances take turns.
 */
@ApplicationScoped
public class CountingBasis {

    private static final Logger LOG = Logger.getLogger(CountingBasis.class);
    private static final int AT_ONCE = 20;
    private static final String BASIS = "select rules, gap_months, reached from counting_basis";
    private static final UUID NOBODY = new UUID(0, 0);

    private final Recount recount;
    private final int gapMonths;
    private boolean begun;
    private boolean settled;
    private volatile boolean stopping;

    CountingBasis(Recount recount, @ConfigProperty(name = "maillage.pathway.gap-months") int gapMonths) {
        this.recount = recount;
        this.gapMonths = gapMonths;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void settle() throws Exception {
        if (!begun) {
            begun = inTransaction(this::begin);
        }
        while (!settled && !stopping) {
            settled = inTransaction(this::step);
        }
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    private static boolean inTransaction(Callable<Boolean> work) throws Exception {
        return Retries.retrying(() -> QuarkusTransaction.requiringNew().call(work));
    }

    /** Takes the rules of this instance for those that hold, once: of two instances with other settings the one that came last wins. */
    boolean begin() {
        if (!ours(locked())) {
            if (HourEntry.findAll().firstResult() != null) {
                LOG.info("The rules, or maillage.pathway.gap-months, have changed: every entry is counted anew");
            }
            RecountDifference.forget();
            manager().createNativeQuery("update counting_basis set rules = ?1, gap_months = ?2, reached = ?3")
                    .setParameter(1, Counting.RULES).setParameter(2, gapMonths).setParameter(3, NOBODY).executeUpdate();
        }
        return true;
    }

    /** Counts the next persons anew. @return whether there was nobody left, or another instance has other rules */
    boolean step() {
        Object[] basis = locked();
        if (!ours(basis) || basis[2] == null) {
            return true;
        }
        List<UUID> next = manager().createQuery("""
                select distinct h.beneficiaryId from HourEntry h where h.beneficiaryId > ?1 order by h.beneficiaryId""", UUID.class)
                .setParameter(1, (UUID) basis[2]).setMaxResults(AT_ONCE).getResultList();
        var before = RecountDifference.states(next);
        if (!next.isEmpty()) {
            Relocation.relocate(Facts.where("h.beneficiaryId in ?1", next));
        }
        recount.persons(next);
        HourEntry.flush();
        RecountDifference.record(before, RecountDifference.states(next));
        manager().createNativeQuery("update counting_basis set reached = ?1")
                .setParameter(1, next.isEmpty() ? null : next.get(next.size() - 1)).executeUpdate();
        return next.isEmpty();
    }

    /** Whether every entry was counted by the rules of this release. */
    public boolean complete() {
        Object[] basis = (Object[]) manager().createNativeQuery(BASIS).getSingleResult();
        return ours(basis) && basis[2] == null;
    }

    private boolean ours(Object[] basis) {
        return ((Number) basis[0]).intValue() == Counting.RULES && ((Number) basis[1]).intValue() == gapMonths;
    }

    private static Object[] locked() {
        return (Object[]) manager().createNativeQuery(BASIS + " for update").getSingleResult();
    }

    private static EntityManager manager() {
        return HourEntry.getEntityManager();
    }
}
