package org.maillage.territory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Inserts many rows into one table, {@value #AT_ONCE} in a statement. */
final class Rows implements AutoCloseable {

    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final String insert;
    private final String row;
    private final PreparedStatement full;
    private final List<Object[]> waiting = new ArrayList<>(AT_ONCE);

    Rows(Connection connection, String table, String... columns) throws SQLException {
        this.connection = connection;
        insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ";
        row = "(" + String.join(", ", Collections.nCopies(columns.length, "?")) + ")";
        full = connection.prepareStatement(statement(AT_ONCE));
    }

    void add(Object... values) throws SQLException {
        waiting.add(values);
        if (waiting.size() == AT_ONCE) {
            write(full);
        }
    }

    /** Writes what is still waiting. */
    void flush() throws SQLException {
        if (!waiting.isEmpty()) {
            try (PreparedStatement rest = connection.prepareStatement(statement(waiting.size()))) {
                write(rest);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        full.close();
    }

    private String statement(int rows) {
        return insert + String.join(", ", Collections.nCopies(rows, row));
    }

    private void write(PreparedStatement statement) throws SQLException {
        int at = 0;
        for (Object value : waiting.stream().flatMap(Arrays::stream).toList()) {
            statement.setObject(++at, value);
        }
        statement.executeUpdate();
        waiting.clear();
    }
}
