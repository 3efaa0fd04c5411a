package org.maillage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.vault.Keyring;
import org.maillage.vault.SealedColumn;
import org.maillage.vault.Vault;

/**
 * The keys of the persons, each sealed by the vault. They are asked of the database each time: once one is deleted, no instance
 * can read or write with it.
 */
@ApplicationScoped
class PersonKeys implements SealedColumn.Source {

    private static final SealedColumn COLUMN = new SealedColumn("person_key", "person_id", "sealed_key");
    private static final int KEY_BYTES = 32;
    private static final int AT_ONCE = 500;

    private final SecureRandom random = new SecureRandom();
    private final Vault vault;

    PersonKeys(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(COLUMN);
    }

    /** The keys of these persons as far as they have one. */
    Map<UUID, Keyring> of(Connection connection, Collection<UUID> persons) throws SQLException {
        Map<UUID, Keyring> keys = new HashMap<>();
        List<UUID> all = List.copyOf(persons);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            read(connection, all.subList(from, Math.min(all.size(), from + AT_ONCE)), keys);
        }
        return keys;
    }

    private void read(Connection connection, List<UUID> persons, Map<UUID, Keyring> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT person_id, sealed_key FROM person_key WHERE person_id IN ("
                + String.join(",", Collections.nCopies(persons.size(), "?")) + ")")) {
            for (int i = 0; i < persons.size(); i++) {
                select.setObject(i + 1, persons.get(i));
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.put(rows.getObject(1, UUID.class), keyring(vault.open(rows.getBytes(2), COLUMN.context())));
                }
            }
        }
    }

    /** The keys of these persons, made where they have none yet; in order, so that two who make them wait for each other. */
    Map<UUID, Keyring> made(Connection connection, Collection<UUID> persons) throws SQLException {
        Map<UUID, Keyring> keys = of(connection, persons);
        TreeSet<UUID> missing = new TreeSet<>(persons);
        missing.removeAll(keys.keySet());
        if (missing.isEmpty()) {
            return keys;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT IGNORE INTO person_key (person_id, sealed_key) VALUES (?, ?)")) {
            for (UUID person : missing) {
                byte[] key = new byte[KEY_BYTES];
                random.nextBytes(key);
                insert.setObject(1, person);
                insert.setBytes(2, vault.seal(key, COLUMN.context()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return of(connection, persons);
    }

    /** Whatever the trail says of the person can no longer be read, by anybody. */
    void forget(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM person_key WHERE person_id = ?")) {
            delete.setObject(1, person);
            delete.executeUpdate();
        }
    }

    private static Keyring keyring(byte[] key) {
        return Keyring.of("person:" + Base64.getEncoder().encodeToString(key));
    }

    /** What changed in an event, encrypted. */
    static byte[] seal(Keyring key, UUID event, String changes) {
        return key.seal(changes.getBytes(StandardCharsets.UTF_8), context(event));
    }

    static String open(Keyring key, UUID event, byte[] sealed) {
        return new String(key.open(sealed, context(event)), StandardCharsets.UTF_8);
    }

    private static String context(UUID event) {
        return "audit_event.sealed_changes:" + event;
    }
}
