package org.maillage.vault;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Refuses to start with keys that do not open what the database holds; before anything else is done at the start. */
@ApplicationScoped
public class VaultStart {

    private static final int FIRST = 100;

    private final Vault vault;
    private final DataSource database;

    VaultStart(Vault vault, DataSource database) {
        this.vault = vault;
        this.database = database;
    }

    /** Ends the start with one sentence when a key that has sealed is missing or another one. */
    void check(@Observes @Priority(FIRST) StartupEvent event) throws SQLException {
        try (Connection connection = database.getConnection()) {
            KeyCheck.require(vault.keyring(), connection);
        } catch (VaultException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
