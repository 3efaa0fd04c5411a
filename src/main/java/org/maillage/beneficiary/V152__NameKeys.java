package org.maillage.beneficiary;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** Gives the persons who are there already the names by which they are compared. */
@Singleton
public class V152__NameKeys extends BaseJavaMigration implements FlywayConfigurationCustomizer {

    private static final int AT_A_TIME = 1000;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(Stream.concat(Stream.of(configuration.getJavaMigrations()), Stream.of(this)).toArray(JavaMigration[]::new));
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (PreparedStatement select = context.getConnection().prepareStatement(
                "select id, last_name, birth_name, first_name from beneficiary where last_name is not null");
                PreparedStatement update = context.getConnection().prepareStatement(
                        "update beneficiary set name_key = ?, birth_name_key = ? where id = ?"); ResultSet rows = select.executeQuery()) {
            for (int waiting = 1; rows.next(); waiting++) {
                update.setString(1, NameKey.of(rows.getString(2), rows.getString(4)));
                update.setString(2, NameKey.of(rows.getString(3), rows.getString(4)));
                update.setString(3, rows.getString(1));
                update.addBatch();
                if (waiting % AT_A_TIME == 0) {
                    update.executeBatch();
                }
            }
            update.executeBatch();
        }
    }
}
