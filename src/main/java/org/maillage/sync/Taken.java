package org.maillage.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A row of the inbox on its way to a position. */
record Taken(LocalDateTime at, UUID row, Kind kind, UUID id, String action, int version, String externalIds, String places, boolean derived,
             boolean moves, UUID person, String actor) {

    private static final int AT_ONCE = 200;
    private static final String SELECT = """
            SELECT recorded_at, id, kind, resource_id, action, version, external_ids, places, derived, moves, person_id, actor_key
            FROM change_inbox ORDER BY recorded_at, id LIMIT %d FOR UPDATE SKIP LOCKED""";
    private static final String INSERT = """
            INSERT INTO change_feed (position, recorded_at, kind, resource_id, action, version, external_ids, places, derived, actor_key) VALUES\s""";
    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The oldest rows that are committed. */
    static List<Taken> from(Connection connection, int most) throws SQLException {
        List<Taken> taken = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT.formatted(most)); ResultSet r = select.executeQuery()) {
            while (r.next()) {
                taken.add(new Taken(r.getObject(1, LocalDateTime.class), r.getObject(2, UUID.class), Kind.valueOf(r.getString(3)),
                        r.getObject(4, UUID.class), r.getString(5), r.getInt(6), r.getString(7), r.getString(8), r.getBoolean(9), r.getBoolean(10),
                        r.getObject(11, UUID.class), r.getString(12)));
            }
        }
        return taken;
    }

    /** The rows of one resource in the order of its versions, in the places that they have: clocks of several servers may differ. */
    static List<Taken> ordered(List<Taken> taken) {
        Map<UUID, List<Integer>> slots = new HashMap<>();
        for (int i = 0; i < taken.size(); i++) {
            slots.computeIfAbsent(taken.get(i).id(), id -> new ArrayList<>()).add(i);
        }
        List<Taken> ordered = new ArrayList<>(taken);
        slots.values().stream().filter(of -> of.size() > 1).forEach(of -> {
            List<Taken> versions = of.stream().map(taken::get).sorted(Comparator.comparingInt(Taken::rank)).toList();
            for (int i = 0; i < of.size(); i++) {
                ordered.set(of.get(i), versions.get(i));
            }
        });
        return ordered;
    }

    /** What is deleted has no version after it. */
    private int rank() {
        return action.equals(ChangeAction.DELETED.name()) ? Integer.MAX_VALUE : version;
    }

    /** Another resource that is seen from elsewhere with this one. */
    Taken follower(Kind of, UUID other, int otherVersion) {
        return new Taken(at, row, of, other, ChangeAction.CHANGED.name(), otherVersion, null, places, true, false, null, actor);
    }

    /** Writes them behind {@code last}. @return the last position now */
    static long give(Connection connection, List<Taken> all, long last) throws SQLException {
        long position = last;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Taken> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            try (PreparedStatement insert = connection.prepareStatement(INSERT + String.join(",", Collections.nCopies(some.size(), VALUES)))) {
                int at = 1;
                for (Taken one : some) {
                    for (Object value : one.values(++position)) {
                        insert.setObject(at++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
        return position;
    }

    private Object[] values(long position) {
        return new Object[] {position, at, kind.name(), id, action, version, externalIds, places, derived, actor};
    }

    /** Row by row: a statement over many would look at rows that others hold, and wait for them. */
    static void remove(Connection connection, List<Taken> taken) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM change_inbox WHERE recorded_at = ? AND id = ?")) {
            for (Taken one : taken) {
                delete.setObject(1, one.at());
                delete.setObject(2, one.row());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
