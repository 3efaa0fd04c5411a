package org.maillage.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** How synced resources stand in the database, in the transaction of the connection. */
final class Rows {

    private static final int AT_ONCE = 1000;

    /** From where a person is seen: where it is followed, where it works, and where its hours are. */
    private static final String OF_PERSONS = """
            SELECT id, territory_code FROM beneficiary WHERE id IN (%1$s) UNION
            SELECT beneficiary_id, territory_code FROM employment WHERE beneficiary_id IN (%1$s) UNION
            SELECT beneficiary_id, coalesce(territory_code, concat('/', department_code)) FROM hour_entry WHERE beneficiary_id IN (%1$s)""";

    /** A resource as it stands. */
    record Row(int version, Set<String> places, UUID person) {
    }

    private Rows() {
    }

    /** Those of these that are there. */
    static Map<UUID, Row> of(Connection connection, Kind kind, Collection<UUID> ids) throws SQLException {
        Map<UUID, Row> found = new HashMap<>();
        for (List<UUID> some : parts(ids)) {
            try (PreparedStatement select = connection.prepareStatement(kind.rows() + " WHERE t.id IN (" + marks(some) + ")")) {
                bind(select, some, 1);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        int version = rows.getInt(2);
                        UUID person = rows.getObject(4, UUID.class);
                        Row row = found.computeIfAbsent(rows.getObject(1, UUID.class), id -> new Row(version, new TreeSet<>(), person));
                        add(row.places(), rows.getString(3));
                    }
                }
            }
        }
        return found;
    }

    /** From where these persons are seen. */
    static Map<UUID, Set<String>> places(Connection connection, Collection<UUID> persons) throws SQLException {
        Map<UUID, Set<String>> places = new HashMap<>();
        for (List<UUID> some : parts(persons)) {
            try (PreparedStatement select = connection.prepareStatement(OF_PERSONS.formatted(marks(some)))) {
                bind(select, some, 3);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        add(places.computeIfAbsent(rows.getObject(1, UUID.class), person -> new HashSet<>()), rows.getString(2));
                    }
                }
            }
        }
        return places;
    }

    private static void add(Set<String> places, String place) {
        if (place != null) {
            places.add(place);
        }
    }

    /** What belongs to these ids: {@code sql} ends with an open list of ids, and its rows are ids. */
    static Set<UUID> ids(Connection connection, String sql, Collection<UUID> of) throws SQLException {
        Set<UUID> found = new HashSet<>();
        for (List<UUID> some : parts(of)) {
            try (PreparedStatement select = connection.prepareStatement(sql + "(" + marks(some) + ")")) {
                bind(select, some, 1);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
            }
        }
        return found;
    }

    private static void bind(PreparedStatement statement, List<UUID> ids, int times) throws SQLException {
        for (int i = 0; i < ids.size() * times; i++) {
            statement.setObject(i + 1, ids.get(i % ids.size()));
        }
    }

    private static String marks(List<UUID> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }

    private static List<List<UUID>> parts(Collection<UUID> ids) {
        List<UUID> all = List.copyOf(ids);
        int parts = (all.size() + AT_ONCE - 1) / AT_ONCE;
        return IntStream.range(0, parts)
                .mapToObj(part -> all.subList(part * AT_ONCE, Math.min(all.size(), (part + 1) * AT_ONCE))).toList();
    }
}
