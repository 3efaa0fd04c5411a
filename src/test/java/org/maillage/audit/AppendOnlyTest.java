package org.maillage.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** That the database itself refuses the service to touch what is in the trail: with the credentials of the service, over JDBC. */
@QuarkusTest
class AppendOnlyTest {

    /** MariaDB: command denied to the user for the table. */
    private static final int DENIED = 1142;

    @Inject
    DataSource service;

    private void send(String sql) throws SQLException {
        try (Connection connection = service.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theServerRefusesToChangeOrRemove() {
        for (Map.Entry<String, String> appended : TableGrants.APPENDED.entrySet()) {
            String table = appended.getKey();
            String key = appended.getValue();
            for (String sql : List.of("UPDATE %1$s SET %2$s = %2$s", "DELETE FROM %1$s", "TRUNCATE TABLE %1$s", "DROP TABLE %1$s",
                    "ALTER TABLE %1$s ADD COLUMN more INT", "REPLACE INTO %1$s (%2$s) VALUES (NULL)",
                    "CREATE TRIGGER t BEFORE INSERT ON %1$s FOR EACH ROW SET NEW.%2$s = NULL", "RENAME TABLE %1$s TO gone",
                    "INSERT INTO %1$s (%2$s) VALUES (NULL) ON DUPLICATE KEY UPDATE %2$s = NULL")) {
                String sent = sql.formatted(table, key);
                assertEquals(DENIED, assertThrows(SQLException.class, () -> send(sent), sent).getErrorCode(), sent);
            }
        }
    }

    @Test
    void theServiceCannotGiveItselfMore() {
        for (String sql : List.of("GRANT DELETE ON audit_event TO current_user()", "CREATE TABLE own (id INT)",
                "CREATE DATABASE own", "SET GLOBAL read_only = 1", "DELETE FROM flyway_schema_history")) {
            assertThrows(SQLException.class, () -> send(sql), sql);
        }
    }

    @Test
    void whatIsNoTrailIsWritten() {
        assertDoesNotThrow(() -> send("UPDATE person_key SET sealed_key = sealed_key WHERE 1 = 0"));
        assertDoesNotThrow(() -> send("DELETE FROM person_key WHERE 1 = 0"));
    }
}
