package org.maillage.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.maillage.web.Retries;
import org.maillage.web.Today;

/**
 * Removes the beginning of the feed when it is older than it is kept. The first position that is left is moved with it, so that a reader
 * who stands before it is told rather than misled.
 */
@ApplicationScoped
class FeedRetention {

    private static final Logger LOG = Logger.getLogger(FeedRetention.class);
    private static final int AT_ONCE = 10_000;

    /** How far the first rows are old: to the last one before the first that is not. */
    private static final String OLD = """
            SELECT coalesce(min(if(recorded_at >= ?, position, NULL)) - 1, max(position)) FROM
            (SELECT position, recorded_at FROM change_feed WHERE position >= ? ORDER BY position LIMIT %d) first_ones""".formatted(AT_ONCE);

    private final DataSource database;
    private final Today today;
    private final int months;

    FeedRetention(DataSource database, Today today, @ConfigProperty(name = "maillage.sync.retention-months") int months) {
        this.database = database;
        this.today = today;
        this.months = months;
    }

    @Scheduled(cron = "{maillage.sync.retention-cron}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() throws Exception {
        run(today.get());
    }

    /** Removes what is too old on this day. */
    void run(LocalDate day) throws Exception {
        LocalDateTime before = day.minusMonths(months).atStartOfDay();
        long removed = 0;
        long some;
        do {
            some = Retries.retrying(() -> QuarkusTransaction.requiringNew().call(() -> some(before)));
            removed += some;
        } while (some == AT_ONCE);
        if (removed > 0) {
            LOG.infof("Feed of changes: %d changes removed, older than %d months", removed, months);
        }
    }

    private long some(LocalDateTime before) throws SQLException {
        try (Connection connection = database.getConnection()) {
            long first = Sequencer.number(connection, "SELECT first_position FROM change_position WHERE id = 1 FOR UPDATE");
            long through = through(connection, first, before);
            if (through < first) {
                return 0;
            }
            write(connection, "UPDATE change_position SET first_position = ? + 1 WHERE id = 1", through);
            write(connection, "DELETE FROM change_feed WHERE position <= ?", through);
            return through - first + 1;
        }
    }

    private static long through(Connection connection, long first, LocalDateTime before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLD)) {
            select.setObject(1, before);
            select.setLong(2, first);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void write(Connection connection, String sql, long through) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, through);
            statement.executeUpdate();
        }
    }
}
