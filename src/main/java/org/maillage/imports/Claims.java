package org.maillage.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.maillage.web.Problem;
import org.maillage.web.Problems;
import org.maillage.web.Refused;

/**
 * Who reads which file, and how far it is. Nobody writes about a file that another instance has taken over meanwhile: each statement
 * holds for whoever has the claim alone, and takes the transaction back otherwise.
 */
@ApplicationScoped
class Claims {

    /** Seconds of silence after which another one takes over. */
    private static final int SILENCE = 15;
    /** Seconds without a byte after which a file is not waited for. */
    private static final int LOST = 180;
    /** How often a file is taken up again without getting any further. */
    private static final int MOST_ATTEMPTS = 5;

    private final UUID worker = UUID.randomUUID();
    private final ObjectMapper mapper;

    Claims(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Thrown where the file is another's, or was called off: the transaction is taken back. */
    static final class Ended extends RuntimeException {
        private final transient boolean cancelled;

        Ended(boolean cancelled) {
            super(null, null, false, false);
            this.cancelled = cancelled;
        }

        boolean cancelled() {
            return cancelled;
        }
    }

    /** Takes a file that nobody reads, if there is one. */
    Optional<UUID> take() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> found = query("""
                    select id from import_run where state in ('WAITING', 'RUNNING')
                    and (worker is null or heartbeat_at < utc_timestamp(6) - interval %d second)
                    order by id limit 1 for update skip locked""".formatted(SILENCE), UUID.class).getResultList();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            UUID run = (UUID) found.get(0);
            query("""
                    update import_run set worker = ?1, heartbeat_at = utc_timestamp(6), state = 'RUNNING', attempts = attempts + 1,
                    started_at = coalesce(started_at, utc_timestamp(6)), version = version + 1, updated_at = utc_timestamp(6)
                    where id = ?2""").setParameter(1, worker).setParameter(2, run).executeUpdate();
            return Optional.of(run);
        });
    }

    /** Says that this instance is at these. */
    void beat(Collection<UUID> runs) {
        QuarkusTransaction.requiringNew().run(() -> query(
                "update import_run set heartbeat_at = utc_timestamp(6) where worker = ?1 and id in (?2)").setParameter(1, worker)
                .setParameter(2, runs).executeUpdate());
    }

    /** Gives a file up for a while: after the time of silence somebody tries again. */
    void leave(UUID run) {
        QuarkusTransaction.requiringNew().run(() -> query(
                "update import_run set worker = ?1, heartbeat_at = utc_timestamp(6) where id = ?2 and worker = ?3")
                .setParameter(1, UUID.randomUUID()).setParameter(2, run).setParameter(3, worker).executeUpdate());
    }

    /** Whether it was taken up too often without getting any further. */
    boolean hopeless(ImportRun run) {
        return run.attempts > MOST_ATTEMPTS;
    }

    /** Gives a file back: whoever comes next goes on with it. */
    void release(UUID run) {
        QuarkusTransaction.requiringNew().run(() -> query(
                "update import_run set worker = null, attempts = 0 where id = ?1 and worker = ?2").setParameter(1, run)
                .setParameter(2, worker).executeUpdate());
    }

    /** Notes what was found out when the file was opened. */
    void opened(UUID run, ImportFormat format, String heading, String sheets, Integer lines) {
        QuarkusTransaction.requiringNew().run(() -> mine(query("""
                update import_run set heading = ?1, lines_expected = coalesce(?2, lines_expected), sheets = ?5, format = ?6, version = version + 1
                where id = ?3 and worker = ?4""").setParameter(1, heading).setParameter(2, lines).setParameter(3, run)
                .setParameter(5, sheets).setParameter(6, format.name()), 4, run));
    }

    /** Notes how many lines the sheets had, once all are read. */
    void sheets(UUID run, String sheets) {
        QuarkusTransaction.requiringNew().run(() -> mine(query("update import_run set sheets = ?1, version = version + 1 where id = ?2 and worker = ?3")
                .setParameter(1, sheets).setParameter(2, run), 3, run));
    }

    /** Notes that the lines up to {@code lastLine} have results, in the caller's transaction. */
    void advance(UUID run, Results.Sums sums, int lastLine) {
        mine(query("""
                update import_run set lines_read = lines_read + ?1, created = created + ?2, changed = changed + ?3,
                unchanged = unchanged + ?4, refused = refused + ?5, warned = warned + ?6, last_line = ?7, attempts = 0,
                heartbeat_at = utc_timestamp(6), updated_at = utc_timestamp(6), version = version + 1
                where id = ?8 and worker = ?9 and not cancel_asked""")
                .setParameter(1, sums.read()).setParameter(2, sums.created()).setParameter(3, sums.changed())
                .setParameter(4, sums.unchanged()).setParameter(5, sums.refused()).setParameter(6, sums.warned())
                .setParameter(7, lastLine).setParameter(8, run), 9, run);
    }

    /** @throws Ended when it was called off, or is another's */
    void requireMine(UUID run) {
        ImportRun now = QuarkusTransaction.requiringNew().call(() -> ImportRun.findById(run));
        if (now == null || now.cancelAsked || !worker.equals(now.worker)) {
            throw new Ended(now != null && now.cancelAsked && worker.equals(now.worker));
        }
    }

    private void mine(Query update, int place, UUID run) {
        if (update.setParameter(place, worker).executeUpdate() == 0) {
            requireMine(run);
            throw new Ended(false);
        }
    }

    /** Ends it, with the file gone; {@code why} is null unless it failed. */
    void finish(UUID run, ImportState state, Refused why) {
        QuarkusTransaction.requiringNew().run(() -> {
            end(run, state, why);
            forget(run);
        });
    }

    /** As {@link #finish}, in the caller's transaction; the file goes later. */
    void end(UUID run, ImportState state, Refused why) {
        query("""
                update import_run set state = ?1, failure = ?2, worker = null, finished_at = utc_timestamp(6),
                updated_at = utc_timestamp(6), version = version + 1 where id = ?3 and worker = ?4""")
                .setParameter(1, state.name()).setParameter(2, failure(why)).setParameter(3, run).setParameter(4, worker).executeUpdate();
    }

    private String failure(Refused why) {
        try {
            return why == null ? null : mapper.writeValueAsString(Map.of("fr", Problems.of(why, Locale.FRENCH), "en", Problems.of(why, Locale.ENGLISH)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is plain data", e);
        }
    }

    /** The problem of {@code run} in a language, or null. */
    Problem failure(ImportRun run, Locale locale) {
        try {
            return run.failure == null ? null
                    : Results.OWN.treeToValue(Results.OWN.readTree(run.failure).path(locale.getLanguage().equals("en") ? "en" : "fr"), Problem.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by this class", e);
        }
    }

    /** Lets go of the file itself: what has become of its lines stays. */
    static void forget(UUID run) {
        query("delete from import_block where import_id = ?1").setParameter(1, run).executeUpdate();
        Ledger.forget(run);
    }

    /** Says that bytes still come in. */
    static void receiving(UUID run) {
        QuarkusTransaction.requiringNew().run(() -> query(
                "update import_run set heartbeat_at = utc_timestamp(6) where id = ?1").setParameter(1, run).executeUpdate());
    }

    /**
     * Ends what did not come in whole, because the client or the instance went away, lets go of files that nobody reads any more, and
     * forgets what is older than {@code days}; each row by itself, so that nobody at work waits for it.
     */
    static void clear(int days) {
        each("select id from import_run where state = 'RECEIVING' and heartbeat_at < utc_timestamp(6) - interval %d second".formatted(LOST), """
                update import_run set state = 'INTERRUPTED', finished_at = utc_timestamp(6), version = version + 1
                where id = ?1 and state = 'RECEIVING'""");
        each("""
                select distinct r.id from import_run r join import_block b on b.import_id = r.id
                where r.state not in ('RECEIVING', 'WAITING', 'RUNNING')""", "delete from import_block where import_id = ?1");
        each("select id from import_run where finished_at < utc_timestamp(6) - interval %d day limit 100".formatted(days),
                "delete from import_run where id = ?1");
    }

    private static void each(String found, String done) {
        List<?> runs = QuarkusTransaction.requiringNew().call(() -> query(found, UUID.class).getResultList());
        runs.forEach(run -> QuarkusTransaction.requiringNew().run(() -> query(done).setParameter(1, run).executeUpdate()));
    }

    private static Query query(String sql) {
        return ImportRun.getEntityManager().createNativeQuery(sql);
    }

    private static Query query(String sql, Class<?> type) {
        return ImportRun.getEntityManager().createNativeQuery(sql, type);
    }
}
