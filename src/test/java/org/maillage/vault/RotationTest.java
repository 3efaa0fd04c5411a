package org.maillage.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** The keys against the database: what starts, what does not, and how a key is changed. */
@QuarkusTest
class RotationTest {

    private static final SealedColumn COLUMN = new SealedColumn("rotation_test", "id", "sealed");
    private static final String OLD = ConfigProvider.getConfig().getValue("maillage.encryption.keys", String.class);
    private static final String NEW = "new:" + "B".repeat(42) + "A=";

    /** The owner's connection: the service itself makes no tables. */
    private final DataSource database;

    RotationTest() throws SQLException {
        Config config = ConfigProvider.getConfig();
        MariaDbDataSource owner = new MariaDbDataSource(config.getValue("quarkus.datasource.jdbc.url", String.class));
        owner.setUser(config.getOptionalValue("quarkus.flyway.username", String.class)
                .orElseGet(() -> config.getValue("quarkus.datasource.username", String.class)));
        owner.setPassword(config.getOptionalValue("quarkus.flyway.password", String.class)
                .orElseGet(() -> config.getValue("quarkus.datasource.password", String.class)));
        database = owner;
    }

    @BeforeEach
    void fill() throws SQLException {
        execute("create or replace table rotation_test (id int not null primary key, sealed varbinary(200))");
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into rotation_test values (?, ?)")) {
            for (int i = 0; i < 250; i++) {
                insert.setInt(1, i);
                insert.setBytes(2, i % 10 == 9 ? null : vault(OLD).seal(bytes(i), COLUMN.context()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @AfterEach
    void clear() throws SQLException {
        execute("drop table rotation_test");
        execute("delete from encryption_key");
        check(OLD);
    }

    @Test
    void changesTheKeyOfEveryValueAndForgetsTheOldOne() throws SQLException {
        check(NEW + "," + OLD);
        assertEquals(225, rotation(NEW + "," + OLD).run());
        assertEquals(0, rotation(NEW + "," + OLD).run());
        List<byte[]> sealed = sealed();
        for (int i = 0; i < 250; i++) {
            if (sealed.get(i) != null) {
                assertArrayEquals(bytes(i), vault(NEW).open(sealed.get(i), COLUMN.context()));
            }
        }
        check(NEW);
        assertTrue(assertThrows(VaultException.class, () -> check(OLD)).getMessage().contains("The encryption key new is missing"));
    }

    @Test
    void startsWithAllKeysThatHaveSealedOnly() throws SQLException {
        check(OLD);
        String another = NEW.replace("new:", "test:");
        assertTrue(assertThrows(VaultException.class, () -> check(another)).getMessage().contains("test is not the one"));
        check(NEW + "," + OLD);
        assertTrue(assertThrows(VaultException.class, () -> check(NEW)).getMessage().contains("The encryption key test is missing"));
    }

    private void check(String keys) throws SQLException {
        try (Connection connection = database.getConnection()) {
            KeyCheck.require(Keyring.of(keys), connection);
        }
    }

    private Rotation rotation(String keys) {
        return new Rotation(vault(keys), database, List.of(() -> List.of(COLUMN)));
    }

    private static Vault vault(String keys) {
        return new Vault(Optional.of(keys), Path.of("nowhere"));
    }

    private static byte[] bytes(int i) {
        return ByteBuffer.allocate(4).putInt(i).array();
    }

    private List<byte[]> sealed() throws SQLException {
        List<byte[]> values = new ArrayList<>();
        try (Connection connection = database.getConnection(); PreparedStatement select =
                connection.prepareStatement("select sealed from rotation_test order by id"); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getBytes(1));
            }
        }
        return values;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
