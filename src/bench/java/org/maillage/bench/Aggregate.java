package org.maillage.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The statement that sums the hours, as the service sends it, with its parameters.
 *
 * @param sql exactly what Hibernate made of the query
 */
record Aggregate(String sql, List<Object> parameters) {

    /** The one among the statements of a request that reads the entries. */
    static Aggregate among(List<String> statements, Object... parameters) {
        String sql = statements.stream().filter(statement -> statement.contains("hour_entry")).findFirst().orElseThrow();
        return new Aggregate(sql, List.of(parameters));
    }

    /** Sends it and reads every column of every row; the number of rows. */
    int read(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql); ResultSet rows = statement.executeQuery()) {
            int read = 0;
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    rows.getObject(column);
                }
                read++;
            }
            return read;
        }
    }

    /** Which index answers it, how, and how many entries of it the server means to read. */
    String explained(Connection connection) throws SQLException {
        try (PreparedStatement statement = prepared(connection, "EXPLAIN " + sql); ResultSet plan = statement.executeQuery()) {
            plan.next();
            return "%s %s, %,d rows, %s".formatted(plan.getString("type"), plan.getString("key"), plan.getLong("rows"),
                    plan.getString("Extra"));
        }
    }

    private PreparedStatement prepared(Connection connection, String text) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
