package org.maillage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Recomputes the whole chain from the rows that are there. It finds an event or a block that was changed or removed, one that was
 * put among those that were sealed already, and events that were removed before their time; not what was never sealed.
 */
@ApplicationScoped
class Verification {

    /**
     * What the chain shows.
     *
     * @param intact      nothing is broken
     * @param blocks      how many there are
     * @param events      how many events these hold still
     * @param unsealed    events that wait for the next block
     * @param firstBroken number of the first block that is not as it was sealed; null when none is, or where the fault lies in
     *                    no block (an event was put in among those that were sealed already)
     * @param head        hash of the last block, to be compared with the log; null before the first one
     * @param appendOnly  whether the database refuses the service to change or remove what is in the trail
     */
    record Verdict(boolean intact, long blocks, long events, long unsealed, Long firstBroken, String head, boolean appendOnly) {
    }

    private static final class Course {
        private Block last;
        private long blocks;
        private long events;
        private Long firstBroken;

        private void broken(long number) {
            firstBroken = firstBroken == null ? Long.valueOf(number) : firstBroken;
        }
    }

    private final DataSource database;
    private final AppendOnly appendOnly;

    Verification(DataSource database, AppendOnly appendOnly) {
        this.database = database;
        this.appendOnly = appendOnly;
    }

    Verdict verdict() {
        try (Connection connection = database.getConnection()) {
            Course course = new Course();
            long purged = purgedThrough(connection);
            for (Block block : blocks(connection)) {
                follow(connection, course, block, purged);
            }
            long unsealed = unsealed(connection, "");
            boolean late = course.last != null && unsealed(connection, " AND e.id < '" + Sealing.since(course.last) + "'") > 0;
            return new Verdict(course.firstBroken == null && !late, course.blocks, course.events, unsealed, course.firstBroken,
                    course.last == null ? null : course.last.hex(), appendOnly.holds());
        } catch (SQLException e) {
            throw new IllegalStateException("The audit trail cannot be read", e);
        }
    }

    private static void follow(Connection connection, Course course, Block block, long purged) throws SQLException {
        List<Stored> events = Stored.ofBlock(connection, block.number());
        if (!block.follows(course.last)) {
            course.broken(course.last == null ? 1 : Math.min(block.number(), course.last.number() + 1));
        }
        if (!block.holds(events) && !(events.isEmpty() && expired(block, purged))) {
            course.broken(block.number());
        }
        course.last = block;
        course.blocks++;
        course.events += events.size();
    }

    /** Removed as it should be: the trail says so, and it is older than events may be removed at all. */
    private static boolean expired(Block block, long purged) {
        Instant young = Instant.now().atZone(ZoneOffset.UTC).minusMonths(Expiry.LEAST_MONTHS).toInstant();
        return block.number() <= purged && block.lastAt().isBefore(young);
    }

    private static long purgedThrough(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery(
                "SELECT max(CAST(resource_id AS UNSIGNED)) FROM audit_event WHERE action = 'PURGE'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Block> blocks(Connection connection) throws SQLException {
        List<Block> blocks = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + Block.COLUMNS + " FROM audit_block ORDER BY number");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                blocks.add(Block.of(rows));
            }
        }
        return blocks;
    }

    private static long unsealed(Connection connection, String and) throws SQLException {
        try (Statement select = connection.createStatement(); ResultSet row = select.executeQuery("SELECT count(*) FROM audit_event e"
                + " LEFT JOIN audit_seal s ON s.event_id = e.id WHERE s.event_id IS NULL" + and)) {
            row.next();
            return row.getLong(1);
        }
    }
}
