package org.maillage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A new, empty MariaDB for every run of the tests. It is registered as a service, so that every
 * {@code @QuarkusTest} has it without asking; a configured database (QUARKUS_DATASOURCE_JDBC_URL) is used instead.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private EmbeddedMariaDb database;

    @Override
    public Map<String, String> start() {
        if (ConfigProvider.getConfig().getOptionalValue("quarkus.datasource.jdbc.url", String.class).isPresent()) {
            return Map.of();
        }
        database = EmbeddedMariaDb.launch(emptied(Path.of("target/test-data")), Path.of("target/mariadb-server"),
                Boolean.getBoolean("maillage.test.durable"));
        return database.awaitReady().datasource();
    }

    private static Path emptied(Path folder) {
        try {
            Folders.delete(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
