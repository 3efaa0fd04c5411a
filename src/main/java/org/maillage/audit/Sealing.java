package org.maillage.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Gathers committed events that no block has yet into the next block. Whoever writes an event never waits for it; of several
 * instances that seal at once, the number of the block lets one win. The hash of each block is logged: a copy of the log that the
 * service cannot change is an anchor outside of the database.
 */
@ApplicationScoped
class Sealing {

    /**
     * An event has its id before it is committed, so one may appear behind those that are sealed already: so far back they are
     * looked for. No transaction lasts longer by far.
     */
    static final Duration BACK = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(Sealing.class);
    private static final int MOST = 5_000;
    private static final int PATIENCE_SECONDS = 600;
    private static final String UNSEALED = "SELECT " + Stored.COLUMNS + " FROM audit_event e LEFT JOIN audit_seal s ON s.event_id = e.id"
            + " WHERE s.event_id IS NULL AND e.id >= ? ORDER BY e.id LIMIT " + MOST;

    /** Another instance has sealed a block with this number: the transaction is taken back. */
    private static final class Overtaken extends RuntimeException {
        Overtaken() {
            super(null, null, false, false);
        }
    }

    private final DataSource database;

    Sealing(DataSource database) {
        this.database = database;
    }

    @Scheduled(every = "{maillage.audit.seal-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        run();
    }

    /** Seals all that is there. */
    void run() {
        Block sealed;
        do {
            sealed = block();
            if (sealed != null) {
                LOG.infof("Audit block %d: %d events, SHA-256 %s", sealed.number(), sealed.events(), sealed.hex());
            }
        } while (sealed != null && sealed.events() == MOST);
    }

    /** The block that was sealed; null when there was nothing to seal, or another instance did it. */
    private Block block() {
        try {
            return QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(this::next);
        } catch (Overtaken another) {
            return null;
        }
    }

    private Block next() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Block last = last(connection);
            List<Stored> events = unsealed(connection, since(last));
            if (events.isEmpty()) {
                return null;
            }
            Block block = Block.after(last, events, Instant.now());
            write(connection, block, events);
            return block;
        } catch (SQLIntegrityConstraintViolationException another) {
            throw new Overtaken();
        }
    }

    private static void write(Connection connection, Block block, List<Stored> events) throws SQLException {
        Ledger.insert(connection, "audit_block", List.of(Block.COLUMNS.split(", ")), Collections.singletonList(block.row()));
        Ledger.insert(connection, "audit_seal", List.of("event_id", "block"),
                events.stream().map(event -> new Object[] {event.id(), block.number()}).toList());
    }

    static Block last(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(
                "SELECT " + Block.COLUMNS + " FROM audit_block ORDER BY number DESC LIMIT 1")) {
            return row.next() ? Block.of(row) : null;
        }
    }

    /** The smallest id (UUIDv7) of an event that may still be sealed. */
    static UUID since(Block last) {
        return smallest(last == null ? Instant.EPOCH : last.lastAt().minus(BACK));
    }

    /** The smallest id that was made at this time. */
    static UUID smallest(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000L, Long.MIN_VALUE);
    }

    private static List<Stored> unsealed(Connection connection, UUID since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNSEALED)) {
            select.setObject(1, since);
            List<Stored> events = Stored.read(select);
            return events.isEmpty() ? events : withSubjects(connection, events);
        }
    }

    private static List<Stored> withSubjects(Connection connection, List<Stored> events) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT event_id, person_id FROM audit_subject WHERE event_id IN ("
                + String.join(",", Collections.nCopies(events.size(), "?")) + ")")) {
            for (int i = 0; i < events.size(); i++) {
                select.setObject(i + 1, events.get(i).id());
            }
            return Stored.join(events, select);
        }
    }
}
