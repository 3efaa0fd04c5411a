package org.maillage.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database with its entries, filled once whichever benchmark comes first. */
record Filled(DataSource database) {

    static final Filling FILLING = new Filling(Long.getLong("bench.entries", 1_000_000));

    void once() throws SQLException {
        try (Connection connection = owner()) {
            if (number(connection, "SELECT count(*) FROM (SELECT 1 FROM hour_entry LIMIT 1) any_entry") > 0) {
                return;
            }
            long start = System.nanoTime();
            FILLING.into(connection);
            System.out.printf("%nFilled in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        }
    }

    /** Filling drops indexes and makes them again, which the user of the service may not. */
    Connection owner() throws SQLException {
        Config config = ConfigProvider.getConfig();
        Optional<String> user = config.getOptionalValue("quarkus.flyway.username", String.class);
        return user.isEmpty() ? database.getConnection() : DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class), user.get(),
                config.getValue("quarkus.flyway.password", String.class));
    }

    static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(text(connection, sql));
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
