package org.maillage.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets the user of the service write the tables that the owner has just brought up to date: all of them but the tables of the
 * audit trail and the balances that were issued, to which it may only add, and the history of the migrations. Where both are one
 * user there is nothing to grant, and the trail is not append-only ({@link AppendOnly} says so).
 */
public class TableGrants implements Callback {

    /** To which the service only adds, each with one of its columns: the trail, and what was issued. */
    static final Map<String, String> APPENDED = Map.of("audit_event", "id", "audit_subject", "event_id", "audit_seal", "event_id",
            "audit_block", "number", "bilan", "id");

    private static final String TABLES = """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = database() AND table_type = 'BASE TABLE' AND table_name <> '%s' ORDER BY table_name""";
    /** What the asking user may do with single tables, one right a row. */
    private static final String RIGHTS = """
            SELECT concat(table_name, ' ', privilege_type) FROM information_schema.table_privileges
            WHERE table_schema = database()""";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Connection service = Arc.container().instance(AgroalDataSource.class).get().getConnection()) {
            String user = user(service);
            if (!user.equals(user(context.getConnection()))) {
                List<String> tables = list(context.getConnection(), TABLES.formatted(context.getConfiguration().getTable()));
                grant(context.getConnection(), user, missing(tables, new HashSet<>(list(service, RIGHTS))));
            }
        } catch (SQLException e) {
            throw new FlywayException("The rights of the service on its tables cannot be granted: does the owner"
                    + " (QUARKUS_FLYWAY_USERNAME) have GRANT OPTION on the schema?", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "table-grants";
    }

    /** The rights that are not there yet, such as {@code "INSERT, UPDATE, DELETE ON buyer"}. */
    static List<String> missing(List<String> tables, Set<String> granted) {
        List<String> missing = new ArrayList<>();
        for (String table : tables) {
            Set<String> rights = new TreeSet<>(APPENDED.containsKey(table) ? Set.of("INSERT") : Set.of("INSERT", "UPDATE", "DELETE"));
            rights.removeIf(right -> granted.contains(table + " " + right));
            if (!rights.isEmpty()) {
                missing.add(String.join(", ", rights) + " ON " + table);
            }
        }
        return missing;
    }

    private static void grant(Connection owner, String user, List<String> rights) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String right : rights) {
                statement.execute("GRANT " + right + " TO " + user);
            }
        }
    }

    /** As the server knows it, quoted: the name and the host by which it let the user in. */
    private static String user(Connection connection) throws SQLException {
        String name = list(connection, "SELECT current_user()").get(0);
        int at = name.lastIndexOf('@');
        return "'" + name.substring(0, at).replace("'", "''") + "'@'" + name.substring(at + 1) + "'";
    }

    private static List<String> list(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
