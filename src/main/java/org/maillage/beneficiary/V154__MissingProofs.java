package org.maillage.beneficiary;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.maillage.vault.KeyCheck;
import org.maillage.vault.Keyring;
import org.maillage.vault.Vault;

/** Marks the decisions that are there already, and of which a criterion has no proof: what is sealed is opened once for that. */
@Singleton
public class V154__MissingProofs extends BaseJavaMigration implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(Stream.concat(Stream.of(configuration.getJavaMigrations()), Stream.of(this)).toArray(JavaMigration[]::new));
    }

    @Override
    public void migrate(Context context) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (PreparedStatement select = context.getConnection().prepareStatement("""
                select e.id, e.criteria from eligibility e join beneficiary b on b.id = e.beneficiary_id where b.anonymised_on is null""");
                ResultSet rows = select.executeQuery()) {
            Keyring keyring = null;
            while (rows.next()) {
                if (keyring == null) {
                    keyring = Vault.configured();
                    KeyCheck.require(keyring, context.getConnection());
                }
                if (Proof.missing(CriteriaColumn.read(keyring.open(rows.getBytes(2), CriteriaColumn.SEALED.context())).values())) {
                    missing.add(rows.getString(1));
                }
            }
        }
        mark(context, missing);
    }

    private static void mark(Context context, List<String> decisions) throws SQLException {
        try (PreparedStatement update = context.getConnection().prepareStatement("update eligibility set proof_missing = true where id = ?")) {
            for (String id : decisions) {
                update.setString(1, id);
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
