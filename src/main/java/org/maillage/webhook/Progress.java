package org.maillage.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** How far each webhook has come, in the running transaction. Of several instances one works on a webhook at a time. */
@ApplicationScoped
class Progress {

    /** Longer than one message takes; then whoever did not come back is taken for dead. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final DataSource database;

    Progress(DataSource database) {
        this.database = database;
    }

    void begin(UUID webhook, long position, Instant now) throws SQLException {
        execute("INSERT INTO webhook_progress (webhook_id, position, next_at, claimed_until) VALUES (?, ?, ?, ?)", webhook, position, utc(now), utc(now));
    }

    /** Takes a webhook that has something to tell; null when none has, or others are at it. */
    UUID claim(Instant now, long latest) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement("""
                SELECT p.webhook_id FROM webhook_progress p JOIN webhook w ON w.id = p.webhook_id
                WHERE w.status = 'ACTIVE' AND p.next_at <= ? AND p.claimed_until <= ? AND (p.position < ? OR EXISTS
                    (SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = p.webhook_id AND d.status = 'PENDING'))
                ORDER BY p.next_at LIMIT 1 FOR UPDATE SKIP LOCKED""")) {
            select.setObject(1, utc(now));
            select.setObject(2, utc(now));
            select.setLong(3, latest);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                UUID webhook = row.getObject(1, UUID.class);
                execute("UPDATE webhook_progress SET claimed_until = ? WHERE webhook_id = ?", utc(now.plus(CLAIM)), webhook);
                return webhook;
            }
        }
    }

    /** Where the feed was read to. */
    long position(UUID webhook) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT position FROM webhook_progress WHERE webhook_id = ?")) {
            select.setObject(1, webhook);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void moveTo(UUID webhook, long position) throws SQLException {
        execute("UPDATE webhook_progress SET position = ? WHERE webhook_id = ?", position, webhook);
    }

    /** Gives the webhook back; it is looked at again from {@code next} on. */
    void release(UUID webhook, Instant next, Instant now) throws SQLException {
        execute("UPDATE webhook_progress SET next_at = ?, claimed_until = ? WHERE webhook_id = ?", utc(next), utc(now), webhook);
    }

    /** Removes messages that nobody need look at any more. */
    int forget(Instant before) throws SQLException {
        return execute("DELETE FROM webhook_delivery WHERE created_at < ? AND status <> 'PENDING' ORDER BY created_at LIMIT 1000", utc(before));
    }

    private int execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
