package org.maillage.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.maillage.vault.SealedColumn;
import org.maillage.vault.Vault;
import org.maillage.web.Idempotent;
import org.maillage.web.Refused;

/**
 * The keys that were sent and the answers that were given. Everything is written on the connection of the running transaction:
 * the unique key holds off whoever sends the same meanwhile, on this instance and on others, without a lease that could outlive
 * a crash. On a Galera cluster the second of two loses its certification, is run again and finds the answer.
 */
@ApplicationScoped
class Keys implements SealedColumn.Source {

    private static final SealedColumn ANSWER = new SealedColumn("idempotency_key", "id", "answer");
    /** Another transaction holds the row: it is not waited for. */
    private static final int LOCKED = 1205;
    private static final int ONE_SWEEP = 1000;

    /** What became of taking a key: taken under a new id, or the answer that it had. */
    record Taken(UUID id, Answer known, UUID person) {
    }

    private final DataSource database;
    private final Vault vault;
    private final ObjectMapper mapper;

    Keys(DataSource database, Vault vault, ObjectMapper mapper) {
        this.database = database;
        this.vault = vault;
        this.mapper = mapper;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(ANSWER);
    }

    /**
     * Takes a key in the running transaction.
     *
     * @param key    hash of the account and of what it sent
     * @throws Refused 409 {@code idempotency-key-in-use} while another transaction holds it
     */
    Taken take(String key, Instant now) throws SQLException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                SET STATEMENT innodb_lock_wait_timeout = 0 FOR
                INSERT INTO idempotency_key (id, key_hash, created_at) VALUES (?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setString(2, key);
            insert.setObject(3, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.executeUpdate();
            return new Taken(id, null, null);
        } catch (SQLIntegrityConstraintViolationException known) {
            return known(key);
        } catch (SQLException e) {
            if (e.getErrorCode() == LOCKED) {
                throw Refused.because(IdempotencyProblem.IDEMPOTENCY_KEY_IN_USE).header(Idempotent.KEY);
            }
            throw e;
        }
    }

    private Taken known(String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT answer, person_id FROM idempotency_key WHERE key_hash = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || row.getBytes(1) == null) {
                    throw new SQLTransactionRollbackException("the key was given up meanwhile", "40001");
                }
                return new Taken(null, opened(row.getBytes(1)), row.getObject(2, UUID.class));
            }
        }
    }

    /** Keeps the answer with the work, which ends with the same transaction. */
    void keep(UUID id, Answer answer, UUID person) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE idempotency_key SET answer = ?, person_id = ? WHERE id = ?")) {
            update.setBytes(1, vault.seal(mapper.writeValueAsBytes(answer), ANSWER.context()));
            update.setObject(2, person);
            update.setObject(3, id);
            update.executeUpdate();
        } catch (IOException e) {
            throw new UncheckedIOException("An answer cannot be kept", e);
        }
    }

    private Answer opened(byte[] sealed) {
        try {
            return mapper.readValue(vault.open(sealed, ANSWER.context()), Answer.class);
        } catch (IOException e) {
            throw new UncheckedIOException("An answer that was kept cannot be read", e);
        }
    }

    /** @return how many went; the caller asks again until it is none */
    int forget(Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM idempotency_key WHERE created_at < ? ORDER BY created_at LIMIT "
                        + ONE_SWEEP)) {
            delete.setObject(1, LocalDateTime.ofInstant(before, ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }
}
