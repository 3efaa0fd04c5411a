package org.maillage.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** All that the database holds, read as its owner: every column of every row of every table. */
public final class Dump {

    private static final Set<Integer> BINARY = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private Dump() {
    }

    /** Where one of {@code words} stands, case folded, such as {@code beneficiary.last_name: Texereau}; the map of France is left out. */
    public static Set<String> findings(List<String> words) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection owner = owner(); Statement sql = owner.createStatement()) {
            for (String table : tables(sql)) {
                search(sql, table, words, found);
            }
        }
        return found;
    }

    /** Connects as the owner of the schema, who reads (and may do) everything. */
    public static Connection owner() throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getOptionalValue("quarkus.flyway.username", String.class)
                        .orElseGet(() -> config.getValue("quarkus.datasource.username", String.class)),
                config.getOptionalValue("quarkus.flyway.password", String.class)
                        .orElseGet(() -> config.getValue("quarkus.datasource.password", String.class)));
    }

    private static List<String> tables(Statement sql) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select table_name from information_schema.tables where table_schema = database()"
                + " and table_type = 'BASE TABLE' and table_name not in ('commune', 'former_commune', 'commune_epci', 'epci')")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static void search(Statement sql, String table, List<String> words, Set<String> found) throws SQLException {
        try (ResultSet rows = sql.executeQuery("select * from `" + table + "`")) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    String value = value(rows, column);
                    String place = table + "." + rows.getMetaData().getColumnName(column) + ": ";
                    words.stream().filter(word -> value.contains(word.toLowerCase(Locale.ROOT))).forEach(word -> found.add(place + word));
                }
            }
        }
    }

    private static String value(ResultSet rows, int column) throws SQLException {
        boolean binary = BINARY.contains(rows.getMetaData().getColumnType(column));
        byte[] bytes = binary ? rows.getBytes(column) : null;
        String value = binary ? bytes == null ? null : new String(bytes, StandardCharsets.UTF_8) : rows.getString(column);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
