package org.maillage.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Whether the database refuses the service to change the trail: found out by trying, on no row at all. */
@ApplicationScoped
class AppendOnly {

    private static final Logger LOG = Logger.getLogger(AppendOnly.class);
    /** MariaDB: command denied to the user for the table. */
    private static final int DENIED = 1142;

    private final DataSource database;

    AppendOnly(DataSource database) {
        this.database = database;
    }

    void warn(@Observes StartupEvent start) {
        if (!holds()) {
            LOG.warn("The audit trail is not append-only: the service may change it. Give the tables an owner of their own with"
                    + " QUARKUS_FLYWAY_USERNAME, see Deployment in the README.");
        }
    }

    boolean holds() {
        return TableGrants.APPENDED.entrySet().stream().flatMap(table -> tries(table.getKey(), table.getValue())).allMatch(this::denied) && denied("DROP TABLE IF EXISTS audit_probe");
    }

    private static Stream<String> tries(String table, String key) {
        return List.of("UPDATE %1$s SET %2$s = %2$s WHERE 1 = 0", "DELETE FROM %1$s WHERE 1 = 0").stream()
                .map(sql -> sql.formatted(table, key));
    }

    private boolean denied(String sql) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return false;
        } catch (SQLException e) {
            return e.getErrorCode() == DENIED;
        }
    }
}
