package org.maillage.sync;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.maillage.web.Retries;

/**
 * Gives positions to what is committed. One transaction at a time does it, in whatever instance: it holds the row of the last position
 * until it is committed itself, so that whoever sees a position sees all before it. What another transaction has not committed yet is
 * locked and passed over; it comes later.
 */
@ApplicationScoped
class Sequencer {

    /** Positions were given up to this one. */
    record Sequenced(long last) {
    }

    static final int MOST = 1000;
    private static final int BATCHES_OF_A_READER = 5;

    private final DataSource database;
    private final Event<Sequenced> sequenced;

    Sequencer(DataSource database, Event<Sequenced> sequenced) {
        this.database = database;
        this.sequenced = sequenced;
    }

    /** Whoever waits hears of what other instances did, too. */
    @Scheduled(every = "{maillage.sync.sequence-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        while (some() == MOST) {
            // as long as there is more than one batch
        }
        sequenced.fire(new Sequenced(last()));
    }

    /** Before somebody reads: gives positions to what is committed by now, but for a long queue, which others go on with. */
    void catchUp() {
        for (int batch = 0; batch < BATCHES_OF_A_READER && some() == MOST; batch++) {
            // the next batch
        }
    }

    /** The last position that was given. */
    long last() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return number(connection, "SELECT last_position FROM change_position WHERE id = 1");
            }
        });
    }

    /** How many rows of the inbox got a position. */
    private int some() {
        try {
            return Retries.retrying(() -> QuarkusTransaction.requiringNew().call(this::batch));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Changes cannot be put in order", e);
        }
    }

    private int batch() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (number(connection, "SELECT count(*) FROM (SELECT 1 FROM change_inbox LIMIT 1) one") == 0) {
                return 0;
            }
            long last = number(connection, "SELECT last_position FROM change_position WHERE id = 1 FOR UPDATE");
            List<Taken> taken = Taken.from(connection, MOST);
            List<Taken> ordered = Taken.ordered(taken);
            List<Taken> all = Followers.with(connection, ordered);
            long now = Taken.give(connection, all, last);
            Taken.remove(connection, taken);
            try (Statement update = connection.createStatement()) {
                update.executeUpdate("UPDATE change_position SET last_position = " + now + " WHERE id = 1");
            }
            return taken.size();
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
