package org.maillage;

import java.nio.file.Path;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.maillage.embedded.EmbeddedMariaDb;
import org.maillage.embedded.EmbeddedMariaDbException;
import org.maillage.web.RouterProblems;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, and before it the embedded MariaDB when no database is configured. */
@QuarkusMain
public class Main {

    private static final String DATABASE = "quarkus.datasource.jdbc.url";

    /** Starts the service. */
    public static void main(String... args) {
        System.setProperty(RouterProblems.OWN_ADDRESS_CHECK, "true");
        try {
            startEmbeddedDatabase(ConfigProvider.getConfig());
        } catch (EmbeddedMariaDbException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }

    private static void startEmbeddedDatabase(Config config) {
        if (config.getOptionalValue(DATABASE, String.class).isPresent()) {
            return;
        }
        EmbeddedMariaDb database = EmbeddedMariaDb.launch(config.getValue("maillage.data-dir", Path.class));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "embedded-mariadb-stop"));
        database.awaitReady().datasource().forEach(System::setProperty);
    }

    /** The hooks of a JVM run side by side: the database outlives the service that uses it. */
    private static void stop(EmbeddedMariaDb database) {
        Application service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        database.close();
    }
}
