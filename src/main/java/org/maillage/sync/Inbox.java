package org.maillage.sync;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes what a transaction changed, in this transaction. */
final class Inbox {

    private static final int AT_ONCE = 200;
    private static final String INSERT = """
            INSERT INTO change_inbox (recorded_at, id, kind, resource_id, action, version, external_ids, places, derived, moves, person_id,
            actor_key) VALUES\s""";
    private static final String VALUES = "(utc_timestamp(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /**
     * One change.
     *
     * @param moves whether others are seen from elsewhere with it
     */
    record Row(Kind kind, UUID id, ChangeAction action, int version, String externalIds, Set<String> places, boolean derived, boolean moves,
               UUID person) {
    }

    private Inbox() {
    }

    static void write(Connection connection, List<Row> rows, String actor) throws SQLException {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            try (PreparedStatement insert = connection.prepareStatement(INSERT + String.join(",", Collections.nCopies(some.size(), VALUES)))) {
                int at = 1;
                for (Row row : some) {
                    for (Object value : values(row, actor)) {
                        insert.setObject(at++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
    }

    private static Object[] values(Row row, String actor) {
        return new Object[] {UuidCreator.getTimeOrderedEpoch(), row.kind().name(), row.id(), row.action().name(), row.version(),
                row.externalIds(), String.join(",", row.places()), row.derived(), row.moves(), row.person(), actor};
    }
}
