package org.maillage.vault;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Seals again what another key than the active one sealed, a hundred values a transaction: it may be cut short at any time and
 * begun again, and several instances may do it together, for a value is replaced only where it is still the one that was read.
 * A key with which nothing is sealed any more is then forgotten by the database, and may leave the configuration.
 */
@ApplicationScoped
public class Rotation {

    private static final Logger LOG = Logger.getLogger(Rotation.class);
    private static final int AT_ONCE = 100;

    private record Row(Object key, byte[] sealed) {
    }

    private final Vault vault;
    private final DataSource database;
    private final List<SealedColumn> columns;

    Rotation(Vault vault, DataSource database, @All List<SealedColumn.Source> sources) {
        this.vault = vault;
        this.database = database;
        this.columns = sources.stream().map(SealedColumn.Source::sealedColumns).flatMap(Collection::stream).toList();
    }

    @Scheduled(every = "{maillage.encryption.rotate-every}", delayed = "{maillage.encryption.rotate-delay}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        run();
    }

    /** @return how many values were sealed again */
    public int run() {
        int all = 0;
        for (SealedColumn column : columns) {
            for (int some = -1; some != 0; all += some) {
                some = QuarkusTransaction.requiringNew().call(() -> resealSome(column));
            }
        }
        int forgotten = QuarkusTransaction.requiringNew().call(this::forgetUnused);
        if (all > 0 || forgotten > 0) {
            LOG.infof("Sealed %d values again with the key %s; keys that nothing needs any more: %d", all, vault.keyring().active(),
                    forgotten);
        }
        return all;
    }

    private int resealSome(SealedColumn column) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Row> rows = rows(connection, column);
            try (PreparedStatement update = connection.prepareStatement("update " + column.table() + " set " + column.column()
                    + " = ? where " + column.key() + " = ? and " + column.column() + " = ?")) {
                for (Row row : rows) {
                    update.setBytes(1, vault.seal(vault.open(row.sealed(), column.context()), column.context()));
                    update.setObject(2, row.key());
                    update.setBytes(3, row.sealed());
                    update.addBatch();
                }
                update.executeBatch();
            }
            return rows.size();
        }
    }

    private List<Row> rows(Connection connection, SealedColumn column) throws SQLException {
        byte[] header = Keyring.header(vault.keyring().active());
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select " + column.key() + ", " + column.column() + " from "
                + column.table() + " where left(" + column.column() + ", ?) <> ? limit " + AT_ONCE)) {
            select.setInt(1, header.length);
            select.setBytes(2, header);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getObject(1), found.getBytes(2)));
                }
            }
        }
        return rows;
    }

    /** What is sealed with another key was sealed again just now: unless an instance with older settings goes on using it. */
    private int forgetUnused() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (SealedColumn column : columns) {
                if (!rows(connection, column).isEmpty()) {
                    return 0;
                }
            }
            try (PreparedStatement delete = connection.prepareStatement("delete from encryption_key where id <> ?")) {
                delete.setString(1, vault.keyring().active());
                return delete.executeUpdate();
            }
        }
    }
}
