package org.maillage.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.vault.SealedColumn;
import org.maillage.vault.Vault;
import org.maillage.web.Idempotent;
import org.maillage.web.Refused;

/**
 * The keys that were sent and the answers that were given. Everything is written on the connection of the running transaction:
 * the unique key holds off whoever sends the same meanwhile, on this instance and on others, without a lease that could outlive
 * a crash. On a Galera cluster the second of two loses its certification, is run again and finds the answer.
 *
 * <p>A key that is held for work in parts is committed before the work, and free again {@value #SILENCE} seconds after the last
 * heartbeat of whoever does it, by the clock of the database.
 */
@ApplicationScoped
class Keys implements SealedColumn.Source {

    private static final SealedColumn ANSWER = new SealedColumn("idempotency_key", "id", "answer");
    /** Another transaction holds the row: it is not waited for. */
    private static final int LOCKED = 1205;
    private static final int ONE_SWEEP = 1000;
    /** Seconds without a heartbeat after which a key is given to somebody else. */
    private static final int SILENCE = 60;
    /** Bytes; a longer answer, such as that of a batch, is packed. */
    private static final int LONG = 1 << 16;
    /** Bytes of a packed answer; one that is longer is not kept. Twice as much fits into a packet of MariaDB. */
    private static final int MOST = 4 << 20;

    /** What became of taking a key: taken under a new id, or the answer that it had and whom it shows. */
    record Taken(UUID id, Answer known, List<UUID> persons) {

        /**
         * The answer that was known. What was kept of a person is not told again once the data of the person is restricted.
         *
         * @throws Refused 422 {@code idempotency-key-reused} when it answers another request
         */
        RestResponse<JsonNode> again(String fingerprint) {
            if (!known.request().equals(fingerprint)) {
                throw Refused.because(IdempotencyProblem.IDEMPOTENCY_KEY_REUSED).header(Idempotent.KEY);
            }
            persons.forEach(person -> Beneficiary.requireUnrestricted(Beneficiary.findById(person)));
            return known.again();
        }
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
     * @param key  hash of the account and of what it sent
     * @param held whether this transaction ends before the work is done
     * @throws Refused 409 {@code idempotency-key-in-use} while somebody else has it
     */
    Taken take(String key, Instant now, boolean held) throws SQLException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        try {
            write("""
                    SET STATEMENT innodb_lock_wait_timeout = 0 FOR
                    INSERT INTO idempotency_key (id, created_at, heartbeat_at, key_hash) VALUES (?, ?, IF(?, utc_timestamp(6), NULL), ?)""",
                    id, time(now), held, key);
            return new Taken(id, null, List.of());
        } catch (SQLIntegrityConstraintViolationException known) {
            Taken taken = known(key);
            return taken.known() == null ? takenOver(id, key, now, held) : taken;
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private Taken known(String key) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement(
                "SELECT answer, person_id, other_person_id FROM idempotency_key WHERE key_hash = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLTransactionRollbackException("the key was given up meanwhile", "40001");
                }
                List<UUID> persons = new ArrayList<>(Arrays.asList(row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
                persons.removeIf(Objects::isNull);
                return new Taken(null, row.getBytes(1) == null ? null : opened(row.getBytes(1)), persons);
            }
        }
    }

    /** The key of somebody who fell silent, under a new id: whoever had it keeps nothing any more. */
    private Taken takenOver(UUID id, String key, Instant now, boolean held) throws SQLException {
        try {
            int free = write("""
                    SET STATEMENT innodb_lock_wait_timeout = 0 FOR
                    UPDATE idempotency_key SET id = ?, created_at = ?, heartbeat_at = IF(?, utc_timestamp(6), NULL)
                    WHERE key_hash = ? AND answer IS NULL AND heartbeat_at < utc_timestamp(6) - INTERVAL %d SECOND""".formatted(SILENCE),
                    id, time(now), held, key);
            if (free == 0) {
                throw inUse();
            }
            return new Taken(id, null, List.of());
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static SQLException refused(SQLException e) {
        if (e.getErrorCode() == LOCKED) {
            throw inUse();
        }
        return e;
    }

    static Refused inUse() {
        return Refused.because(IdempotencyProblem.IDEMPOTENCY_KEY_IN_USE).header(Idempotent.KEY);
    }

    /**
     * Keeps the answer with the work, which ends with the same transaction; one that is too long is not kept, and its key is free.
     *
     * @param persons whom it shows, two at most: it goes with either
     * @return whether the key was still this one's
     */
    boolean keep(UUID id, Answer answer, List<UUID> persons) throws SQLException {
        byte[] packed = packed(answer);
        if (packed.length > MOST) {
            return giveUp(id);
        }
        return write("UPDATE idempotency_key SET answer = ?, person_id = ?, other_person_id = ?, heartbeat_at = NULL WHERE id = ?",
                vault.seal(packed, ANSWER.context()), persons.isEmpty() ? null : persons.get(0), persons.size() < 2 ? null : persons.get(1), id) == 1;
    }

    /** Lets go of a key. */
    boolean giveUp(UUID id) throws SQLException {
        return write("DELETE FROM idempotency_key WHERE id = ?", id) == 1;
    }

    /** Says that these are still being worked at. */
    void beat(Collection<UUID> ids) throws SQLException {
        for (UUID id : ids) {
            write("UPDATE idempotency_key SET heartbeat_at = utc_timestamp(6) WHERE id = ? AND answer IS NULL", id);
        }
    }

    private byte[] packed(Answer answer) {
        try {
            byte[] plain = mapper.writeValueAsBytes(answer);
            if (plain.length <= LONG) {
                return plain;
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(plain);
            }
            return packed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("An answer cannot be kept", e);
        }
    }

    private Answer opened(byte[] sealed) {
        byte[] packed = vault.open(sealed, ANSWER.context());
        ByteArrayInputStream in = new ByteArrayInputStream(packed);
        try (InputStream plain = packed[0] == '{' ? in : new GZIPInputStream(in)) {
            return mapper.readValue(plain, Answer.class);
        } catch (IOException e) {
            throw new UncheckedIOException("An answer that was kept cannot be read", e);
        }
    }

    private int write(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** @return how many went; the caller asks again until it is none */
    int forget(Instant before) throws SQLException {
        return write("DELETE FROM idempotency_key WHERE created_at < ? ORDER BY created_at LIMIT " + ONE_SWEEP, time(before));
    }
}
