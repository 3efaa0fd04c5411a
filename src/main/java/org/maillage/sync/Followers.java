package org.maillage.sync;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Resources that are themselves as they were, and seen from elsewhere: a person is seen in the territory where it begins to work, its
 * decisions with it, and a clause in the places of its contract. They follow in the feed for those whom it concerns, who else would
 * never get them.
 */
final class Followers {

    private static final String NAMED = " AND b.anonymised_on IS NULL";
    private static final Map<Kind, String> OF_PERSONS = Map.of(
            Kind.BENEFICIARY, "SELECT b.id, b.id, b.version FROM beneficiary b WHERE b.id IN (%s)" + NAMED,
            Kind.ELIGIBILITY, of("eligibility"), Kind.EMPLOYMENT, of("employment"), Kind.EXIT, of("pathway_exit"));
    private static final String OF_CONTRACTS = "SELECT c.contract_id, c.id, c.version FROM clause c WHERE c.contract_id IN (%s)";

    /** Entries by which an employment is seen in a place for the first time; what was entered later does not matter. */
    private static final String FIRST = """
            SELECT h.id FROM hour_entry h JOIN employment m ON m.id = h.employment_id JOIN beneficiary b ON b.id = h.beneficiary_id
            WHERE h.id IN (%s) AND (h.territory_code IS NULL OR NOT (m.territory_code <=> h.territory_code OR b.territory_code <=> h.territory_code))
            AND NOT EXISTS (SELECT 1 FROM hour_entry o WHERE o.employment_id = h.employment_id AND o.id < h.id
                AND o.territory_code <=> h.territory_code AND o.department_code = h.department_code)""";

    private record Found(Kind kind, UUID id, int version) {
    }

    private Followers() {
    }

    private static String of(String table) {
        return "SELECT t.beneficiary_id, t.id, t.version FROM " + table + " t JOIN beneficiary b ON b.id = t.beneficiary_id WHERE b.id IN (%s)" + NAMED;
    }

    /** The rows, each with those who follow it. */
    static List<Taken> with(Connection connection, List<Taken> rows) throws SQLException {
        List<Taken> moving = moving(connection, rows);
        if (moving.isEmpty()) {
            return rows;
        }
        Map<UUID, List<Found>> found = new HashMap<>();
        Set<UUID> persons = ids(moving, false);
        for (Map.Entry<Kind, String> query : OF_PERSONS.entrySet()) {
            find(connection, query.getKey(), query.getValue(), persons, found);
        }
        find(connection, Kind.CLAUSE, OF_CONTRACTS, ids(moving, true), found);
        Set<Taken> leading = new HashSet<>(moving);
        List<Taken> all = new ArrayList<>();
        for (Taken row : rows) {
            all.add(row);
            if (leading.contains(row)) {
                found.getOrDefault(leader(row), List.of()).stream().filter(one -> !one.id().equals(row.id())).sorted((a, b) -> a.kind().compareTo(b.kind()))
                        .forEach(one -> all.add(row.follower(one.kind(), one.id(), one.version())));
            }
        }
        return all;
    }

    private static UUID leader(Taken row) {
        return row.kind() == Kind.CONTRACT ? row.id() : row.person();
    }

    private static Set<UUID> ids(List<Taken> moving, boolean contracts) {
        Set<UUID> ids = new HashSet<>();
        moving.stream().filter(row -> (row.kind() == Kind.CONTRACT) == contracts && leader(row) != null).forEach(row -> ids.add(leader(row)));
        return ids;
    }

    private static List<Taken> moving(Connection connection, List<Taken> rows) throws SQLException {
        List<UUID> entered = rows.stream().filter(row -> row.moves() && made(row)).map(Taken::id).toList();
        Set<UUID> first = new HashSet<>();
        each(connection, FIRST, entered, row -> first.add(row.getObject(1, UUID.class)));
        return rows.stream().filter(row -> row.moves() && !row.places().isEmpty() && (!made(row) || first.contains(row.id()))).toList();
    }

    private static boolean made(Taken row) {
        return row.kind() == Kind.HOUR_ENTRY && row.action().equals(ChangeAction.CREATED.name());
    }

    private static void find(Connection connection, Kind kind, String sql, Collection<UUID> of, Map<UUID, List<Found>> found) throws SQLException {
        each(connection, sql, of, row -> found.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                .add(new Found(kind, row.getObject(2, UUID.class), row.getInt(3))));
    }

    private interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Collection<UUID> of, Reading reading) throws SQLException {
        if (of.isEmpty()) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(sql.formatted(String.join(",", Collections.nCopies(of.size(), "?"))))) {
            int at = 1;
            for (UUID id : of) {
                select.setObject(at++, id);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reading.row(rows);
                }
            }
        }
    }
}
