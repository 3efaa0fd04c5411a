package org.maillage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.jboss.logging.Logger;

/** The first start: system tables, the users, the empty schema. */
record Initialisation(DataFolder folder, ServerProcess server, Credentials credentials) {

    private static final Logger LOG = Logger.getLogger(Initialisation.class);

    private static final List<String> SCRIPTS = List.of(
            "mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql");

    /** Makes the data under another name, and gives it its own when it is complete. */
    void run() throws IOException {
        LOG.infof("Embedded MariaDB: initialising a new database in %s", folder.data());
        Folders.delete(folder.preparation());
        Folders.createPrivate(folder.preparation());
        if (server.bootstrap(folder.preparation(), sql()) != 0) {
            throw new EmbeddedMariaDbException("The embedded MariaDB could not be initialised, see " + folder.log()
                    + " for its own words.");
        }
        Files.move(folder.preparation(), folder.data());
    }

    private String sql() throws IOException {
        StringBuilder sql = new StringBuilder("""
                CREATE DATABASE mysql;
                USE mysql;
                SET @auth_root_socket=NULL;
                """);
        for (String script : SCRIPTS) {
            sql.append(Files.readString(server.script(script))).append('\n');
        }
        return sql.append(users()).toString();
    }

    /** The scripts leave administrators without a password: these go before the server listens for the first time. */
    private String users() {
        return """
                DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';
                DELETE FROM mysql.proxies_priv;
                FLUSH PRIVILEGES;
                CREATE USER %1$s IDENTIFIED BY '%2$s';
                GRANT ALL ON *.* TO %1$s WITH GRANT OPTION;
                CREATE DATABASE %3$s CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
                %4$s;
                """.formatted(Users.name(Credentials.ROOT), credentials.rootPassword(), Credentials.SCHEMA,
                String.join(";\n", Users.statements(credentials)));
    }
}
