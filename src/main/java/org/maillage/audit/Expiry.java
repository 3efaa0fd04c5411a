package org.maillage.audit;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.maillage.web.Today;

/**
 * Removes the events of blocks all of whose events are older than they are kept. Only the owner of the schema can: the service
 * borrows its connection for this. The blocks stay with their hashes, so that the chain can be verified from its beginning; the
 * removal itself is an event, which is there before anything goes.
 */
@ApplicationScoped
public class Expiry {

    /** Whoever rules how long events are kept, in place of {@code maillage.audit.retention-months}. */
    public interface Rule {
        /** The number of months on this day. */
        int months(LocalDate day);
    }

    /** Events are kept for so many months at least, whatever is configured (CNIL: six months to a year). */
    static final int LEAST_MONTHS = 6;

    private static final Logger LOG = Logger.getLogger(Expiry.class);

    private record Expired(long through, long events) {
    }

    private final DataSource database;
    private final Today today;
    private final int configured;
    private final List<Rule> rules;
    private final Optional<String> owner;
    private final Optional<String> password;
    private final String url;

    Expiry(DataSource database, Today today, @All List<Rule> rules, @ConfigProperty(name = "maillage.audit.retention-months") int configured,
           @ConfigProperty(name = "quarkus.flyway.username") Optional<String> owner,
           @ConfigProperty(name = "quarkus.flyway.password") Optional<String> password,
           @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.database = database;
        this.today = today;
        this.rules = rules;
        this.configured = configured;
        this.owner = owner;
        this.password = password;
        this.url = url;
    }

    void check(@Observes StartupEvent start) {
        if (configured < LEAST_MONTHS) {
            throw new IllegalStateException("MAILLAGE_AUDIT_RETENTION_MONTHS is " + configured + ": events are kept for "
                    + LEAST_MONTHS + " months at least");
        }
    }

    @Scheduled(cron = "{maillage.audit.retention-cron}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        run(today.get());
    }

    /** Removes what is too old on this day. */
    void run(LocalDate day) {
        int months = Math.max(LEAST_MONTHS, rules.stream().findFirst().map(rule -> rule.months(day)).orElse(configured));
        Instant before = day.minusMonths(months).atStartOfDay(ZoneOffset.UTC).toInstant();
        try {
            Expired expired = expired(before);
            if (expired.events() > 0) {
                tell(expired);
                remove(expired.through());
                LOG.infof("Audit trail: %d events up to block %d removed, older than %d months", expired.events(), expired.through(), months);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Old events of the audit trail cannot be removed", e);
        }
    }

    /** The blocks before the first one that holds something younger, and what is left of their events. */
    private Expired expired(Instant before) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                SELECT b.through, (SELECT count(*) FROM audit_seal s WHERE s.block <= b.through) FROM (
                    SELECT coalesce(min(number) - 1, (SELECT max(number) FROM audit_block)) AS through FROM audit_block WHERE last_at >= ?) b""")) {
            select.setObject(1, Ledger.utc(before));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Expired(row.getLong(1), row.getLong(2));
            }
        }
    }

    private void tell(Expired expired) {
        Entry entry = Entry.of(Actor.SYSTEM, AuditAction.PURGE, "audit").on(Long.toString(expired.through()));
        QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Ledger.write(connection, List.of(entry));
                return entry;
            }
        });
    }

    /** Block by block, each one transaction: cut short, it goes on the next time. */
    private void remove(long through) throws SQLException {
        try (Connection connection = owner.isEmpty() ? database.getConnection()
                : DriverManager.getConnection(url, owner.get(), Objects.requireNonNull(password.orElse(null), "quarkus.flyway.password"))) {
            connection.setAutoCommit(false);
            for (Long block : blocks(connection, through)) {
                for (String sql : List.of("DELETE a FROM audit_subject a JOIN audit_seal s ON s.event_id = a.event_id WHERE s.block = ?",
                        "DELETE e FROM audit_event e JOIN audit_seal s ON s.event_id = e.id WHERE s.block = ?",
                        "DELETE FROM audit_seal WHERE block = ?")) {
                    execute(connection, sql, block);
                }
                connection.commit();
            }
        }
    }

    private static List<Long> blocks(Connection connection, long through) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT DISTINCT block FROM audit_seal WHERE block <= ? ORDER BY block")) {
            select.setLong(1, through);
            List<Long> blocks = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    blocks.add(rows.getLong(1));
                }
            }
            return blocks;
        }
    }

    private static void execute(Connection connection, String sql, long block) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, block);
            statement.executeUpdate();
        }
    }
}
