package org.maillage.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Writes events: many rows a statement, in the transaction of the connection. */
final class Ledger {

    /** Values of one statement: a hundred events, or all the subjects of a page. */
    private static final int AT_ONCE = 1500;

    private static final List<String> COLUMNS = List.of("id", "at", "actor_key", "actor_name", "roles", "action", "resource",
            "resource_id", "status", "request_id", "reason", "address", "details", "person_id", "sealed_changes");

    private Ledger() {
    }

    static void write(Connection connection, List<Entry> entries) throws SQLException {
        insert(connection, "audit_event", COLUMNS, entries.stream().map(Ledger::row).toList());
        insert(connection, "audit_subject", List.of("event_id", "person_id"), entries.stream()
                .flatMap(entry -> entry.subjects().stream().distinct().map(person -> new Object[] {entry.id(), person})).toList());
    }

    private static Object[] row(Entry e) {
        Actor a = e.actor();
        return Stream.of(e.id(), utc(e.at()), a.key(), a.name(), a.roles(), e.action().name(), e.resource(), e.resourceId(), e.status(),
                a.request(), a.reason(), a.address(), e.details() == null ? null : e.details().toString(), e.person(), e.sealed()).toArray();
    }

    /** Written as it is, whatever the time zone of this machine. */
    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Inserts the rows, up to {@value #AT_ONCE} values a statement. */
    static void insert(Connection connection, String table, List<String> columns, List<Object[]> rows) throws SQLException {
        String marks = "(" + String.join(",", Collections.nCopies(columns.size(), "?")) + ")";
        int atOnce = AT_ONCE / columns.size();
        for (int from = 0; from < rows.size(); from += atOnce) {
            List<Object[]> some = rows.subList(from, Math.min(rows.size(), from + atOnce));
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (" + String.join(",", columns)
                    + ") VALUES " + String.join(",", Collections.nCopies(some.size(), marks)))) {
                int index = 1;
                for (Object[] row : some) {
                    for (Object value : row) {
                        insert.setObject(index++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
    }
}
