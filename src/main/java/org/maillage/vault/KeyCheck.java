package org.maillage.vault;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Every key that seals is known to the database by its id and a value that only this key opens, in the table
 * {@code encryption_key}: data whose key was lost or mistaken is noticed at the start, not at the first reading.
 */
public final class KeyCheck {

    private static final String CONTEXT = "encryption_key.check_value:";
    private static final byte[] PLAIN = "maillage".getBytes(StandardCharsets.US_ASCII);

    private KeyCheck() {
    }

    /**
     * Holds the keys against those that the database knows, and makes the active one known. Whoever seals before the service has
     * started (a migration) calls this first.
     *
     * @throws VaultException when a key is missing or another one
     */
    public static void require(Keyring keyring, Connection connection) throws SQLException {
        Map<String, byte[]> known = known(connection);
        known.forEach((id, value) -> require(keyring, id, value));
        if (!known.containsKey(keyring.active())) {
            register(keyring, connection);
        }
    }

    private static void require(Keyring keyring, String id, byte[] value) {
        if (!keyring.ids().contains(id)) {
            throw new VaultException("The encryption key " + id + " is missing, with which data of this database is sealed: put it"
                    + " back into MAILLAGE_ENCRYPTION_KEYS or the file " + KeyFile.NAME + " of the data folder.");
        }
        try {
            keyring.open(value, CONTEXT + id);
        } catch (VaultException e) {
            throw new VaultException("The encryption key " + id + " is not the one with which data of this database is sealed: put"
                    + " the right one into MAILLAGE_ENCRYPTION_KEYS or the file " + KeyFile.NAME + " of the data folder.");
        }
    }

    private static Map<String, byte[]> known(Connection connection) throws SQLException {
        Map<String, byte[]> known = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select id, check_value from encryption_key");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                known.put(rows.getString(1), rows.getBytes(2));
            }
        }
        return known;
    }

    /** Another instance may have come first, with the same key. */
    private static void register(Keyring keyring, Connection connection) throws SQLException {
        String id = keyring.active();
        try (PreparedStatement insert = connection
                .prepareStatement("insert ignore into encryption_key (id, check_value) values (?, ?)")) {
            insert.setString(1, id);
            insert.setBytes(2, keyring.seal(PLAIN, CONTEXT + id));
            insert.executeUpdate();
        }
        byte[] kept = known(connection).get(id);
        require(keyring, id, kept);
    }
}
