package org.maillage.beneficiary;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.maillage.vault.KeyCheck;
import org.maillage.vault.Keyring;
import org.maillage.vault.Vault;

/** Seals the criteria that stand in clear in {@code eligibility_criterion}, which the next migration drops. */
@Singleton
public class V082__SealCriteria extends BaseJavaMigration implements FlywayConfigurationCustomizer {

    private static final String SELECT = """
            select e.id, c.criterion, c.principal, c.proof_kind, c.proof_on from eligibility e
            left join eligibility_criterion c on c.eligibility_id = e.id where e.criteria is null""";

    /** Quarkus looks for Java migrations only in packages that hold the SQL ones: this one says itself that it is there. */
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(Stream.concat(Stream.of(configuration.getJavaMigrations()), Stream.of(this)).toArray(JavaMigration[]::new));
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Map<String, Map<Criterion, Proof>> all = read(context.getConnection());
        if (!all.isEmpty()) {
            Keyring keyring = Vault.configured();
            KeyCheck.require(keyring, context.getConnection());
            write(context.getConnection(), all, keyring);
        }
    }

    private static Map<String, Map<Criterion, Proof>> read(Connection connection) throws SQLException {
        Map<String, Map<Criterion, Proof>> all = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                var held = all.computeIfAbsent(rows.getString(1), id -> new EnumMap<>(Criterion.class));
                if (rows.getString(2) != null) {
                    held.put(Criterion.valueOf(rows.getString(2)), proof(rows));
                }
            }
        }
        return all;
    }

    private static Proof proof(ResultSet row) throws SQLException {
        String kind = row.getString(4);
        return new Proof(row.getBoolean(3), kind == null ? null : ProofKind.valueOf(kind), row.getObject(5, java.time.LocalDate.class));
    }

    private static void write(Connection connection, Map<String, Map<Criterion, Proof>> all, Keyring keyring) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update eligibility set criteria = ? where id = ?")) {
            int waiting = 0;
            for (var one : all.entrySet()) {
                update.setBytes(1, keyring.seal(CriteriaColumn.written(one.getValue()), CriteriaColumn.SEALED.context()));
                update.setString(2, one.getKey());
                update.addBatch();
                if (++waiting % 1000 == 0) {
                    update.executeBatch();
                }
            }
            update.executeBatch();
        }
    }
}
