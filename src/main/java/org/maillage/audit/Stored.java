package org.maillage.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An event as it stands in the database, to the last byte: what a block seals.
 *
 * @param fields   every other column of the row, in the order of {@link #COLUMNS}
 * @param subjects whom it showed, beside the person of the row
 */
record Stored(UUID id, Instant at, List<Object> fields, SortedSet<UUID> subjects) {

    static final String COLUMNS = "e.id, e.at, e.actor_key, e.actor_name, e.roles, e.action, e.resource, e.resource_id, e.status,"
            + " e.request_id, e.reason, e.address, e.details, e.person_id, e.sealed_changes";
    private static final int OTHERS = 13;

    /** The events of a query for {@link #COLUMNS}, without their subjects. */
    static List<Stored> read(PreparedStatement events) throws SQLException {
        List<Stored> read = new ArrayList<>();
        try (ResultSet rows = events.executeQuery()) {
            while (rows.next()) {
                List<Object> fields = new ArrayList<>(OTHERS);
                for (int column = 3; column < 3 + OTHERS; column++) {
                    fields.add(column == 2 + OTHERS ? rows.getBytes(column) : rows.getString(column));
                }
                read.add(new Stored(rows.getObject(1, UUID.class), instant(rows, 2), fields, new TreeSet<>()));
            }
        }
        return read;
    }

    /** Adds the subjects to the events: a query for event and person. */
    static List<Stored> join(List<Stored> events, PreparedStatement subjects) throws SQLException {
        Map<UUID, Stored> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        try (ResultSet rows = subjects.executeQuery()) {
            while (rows.next()) {
                Stored event = byId.get(rows.getObject(1, UUID.class));
                if (event != null) {
                    event.subjects().add(rows.getObject(2, UUID.class));
                }
            }
        }
        return events;
    }

    /** The events of a block, in the order of their ids. */
    static List<Stored> ofBlock(Connection connection, long block) throws SQLException {
        try (PreparedStatement events = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM audit_seal s JOIN audit_event e ON e.id = s.event_id WHERE s.block = ? ORDER BY e.id");
                PreparedStatement subjects = connection.prepareStatement("SELECT a.event_id, a.person_id"
                        + " FROM audit_seal s JOIN audit_subject a ON a.event_id = s.event_id WHERE s.block = ?")) {
            events.setLong(1, block);
            subjects.setLong(1, block);
            return join(read(events), subjects);
        }
    }

    static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    /** The same bytes for the same event, and for no other: every part with its length before it. */
    byte[] canonical() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (Object field : fields) {
                write(out, field instanceof byte[] sealed ? sealed
                        : field == null ? null : ((String) field).getBytes(StandardCharsets.UTF_8));
            }
            out.writeInt(subjects.size());
            for (UUID subject : subjects) {
                out.writeLong(subject.getMostSignificantBits());
                out.writeLong(subject.getLeastSignificantBits());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part == null ? -1 : part.length);
        if (part != null) {
            out.write(part);
        }
    }
}
