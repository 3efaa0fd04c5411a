package org.maillage.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.maillage.testing.Owner;

/** Forges the whole chain after rows of it were changed, as only an owner who has all of it can: time passes in a test. */
final class Rehash {

    private Rehash() {
    }

    static void all() {
        List<String> sealed = Owner.list("SELECT sealed_at FROM audit_block ORDER BY number");
        try (Connection connection = Owner.connect()) {
            Block last = null;
            for (int i = 0; i < sealed.size(); i++) {
                Block block = Block.after(last, Stored.ofBlock(connection, i + 1L), Instant.now());
                try (PreparedStatement update = connection.prepareStatement("UPDATE audit_block SET first_at = ?, last_at = ?,"
                        + " content_hash = ?, previous_hash = ?, hash = ?, sealed_at = ? WHERE number = ?")) {
                    Object[] values = {Ledger.utc(block.firstAt()), Ledger.utc(block.lastAt()), block.contentHash(), block.previousHash(),
                            block.hash(), Ledger.utc(block.sealedAt()), i + 1L};
                    for (int v = 0; v < values.length; v++) {
                        update.setObject(v + 1, values[v]);
                    }
                    update.executeUpdate();
                }
                last = block;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
