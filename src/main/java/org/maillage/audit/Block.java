package org.maillage.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A block of the chain. Its hash covers the hash of the block before, its own header and the content of its events, so it also
 * stands for all that came before.
 *
 * @param number      from 1, without gaps
 * @param events      how many it seals
 * @param contentHash SHA-256 of the events in the order of their ids
 */
record Block(long number, int events, Instant firstAt, Instant lastAt, byte[] contentHash, byte[] previousHash, byte[] hash,
             Instant sealedAt) {

    static final String COLUMNS = "number, events, first_at, last_at, content_hash, previous_hash, hash, sealed_at";
    private static final byte[] NOTHING_BEFORE = new byte[32];

    /** The block after {@code last} (null: the first one) with these events. */
    static Block after(Block last, List<Stored> events, Instant now) {
        Instant first = events.stream().map(Stored::at).min(Instant::compareTo).orElseThrow();
        Instant latest = events.stream().map(Stored::at).max(Instant::compareTo).orElseThrow();
        Block open = new Block(last == null ? 1 : last.number + 1, events.size(), first, latest, content(events),
                last == null ? NOTHING_BEFORE : last.hash, null, now.truncatedTo(ChronoUnit.MICROS));
        return new Block(open.number, open.events, first, latest, open.contentHash, open.previousHash, open.computed(), open.sealedAt);
    }

    static Block of(ResultSet row) throws SQLException {
        return new Block(row.getLong(1), row.getInt(2), Stored.instant(row, 3), Stored.instant(row, 4), row.getBytes(5), row.getBytes(6),
                row.getBytes(7), Stored.instant(row, 8));
    }

    Object[] row() {
        return new Object[] {number, events, Ledger.utc(firstAt), Ledger.utc(lastAt), contentHash, previousHash, hash, Ledger.utc(sealedAt)};
    }

    /** Whether the block itself is as it was sealed, and follows {@code last} (null: it is the first one). */
    boolean follows(Block last) {
        return number == (last == null ? 1 : last.number + 1) && Arrays.equals(previousHash, last == null ? NOTHING_BEFORE : last.hash)
                && Arrays.equals(hash, computed());
    }

    /** Whether these are the events that were sealed. */
    boolean holds(List<Stored> found) {
        return found.size() == events && Arrays.equals(contentHash, content(found));
    }

    private byte[] computed() {
        MessageDigest digest = sha256();
        digest.update(previousHash);
        digest.update(ByteBuffer.allocate(36).putLong(number).putInt(events).putLong(micros(firstAt)).putLong(micros(lastAt))
                .putLong(micros(sealedAt)).array());
        return digest.digest(contentHash);
    }

    private static byte[] content(List<Stored> events) {
        MessageDigest digest = sha256();
        for (Stored event : events) {
            byte[] bytes = event.canonical();
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }
}
