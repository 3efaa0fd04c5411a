package org.maillage.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Scope;

/** A row of the feed. */
record FeedRow(long position, Instant at, Kind kind, UUID id, ChangeAction action, int version, String externalIds, Set<String> places,
               boolean derived, String by) {

    private static final String SELECT = """
            SELECT position, recorded_at, kind, resource_id, action, version, external_ids, places, derived, actor_key
            FROM change_feed WHERE position > ? AND position <= ? AND kind IN (%s) ORDER BY position LIMIT ?""";

    /** Rows of these kinds between two positions, the second included. */
    static List<FeedRow> between(Connection connection, long after, long until, Set<Kind> kinds, int most) throws SQLException {
        String names = kinds.stream().map(kind -> "'" + kind.name() + "'").collect(Collectors.joining(","));
        List<FeedRow> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT.formatted(names))) {
            select.setLong(1, after);
            select.setLong(2, until);
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(of(rows));
                }
            }
        }
        return found;
    }

    private static FeedRow of(ResultSet r) throws SQLException {
        String places = r.getString(8);
        return new FeedRow(r.getLong(1), r.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC), Kind.valueOf(r.getString(3)),
                r.getObject(4, UUID.class), ChangeAction.valueOf(r.getString(5)), r.getInt(6), r.getString(7),
                places.isEmpty() ? Set.of() : Set.of(places.split(",")), r.getBoolean(9), r.getString(10));
    }

    /** Whether it may be anything to whoever is bound so: what follows from another change is only for those whom that concerns. */
    boolean concerns(Scope scope) {
        return !derived || places.contains(Kind.EVERYWHERE) || (scope.everywhere() ? places.contains(Kind.UNBOUND) : within(scope));
    }

    /** Whether it is or was seen from within. */
    boolean within(Scope scope) {
        return scope.everywhere() || places.stream().anyMatch(place -> place.equals(Kind.EVERYWHERE)
                || (place.startsWith(Kind.DEPARTMENT) ? scope.holdsDepartment(place.substring(1)) : scope.holds(place)));
    }
}
