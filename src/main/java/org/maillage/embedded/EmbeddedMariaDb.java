package org.maillage.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.mariadb.jdbc.Driver;

/** An embedded MariaDB. Closing it stops the server and frees the data folder. */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedMariaDb.class);

    /** Long, since a server that was killed first repairs its data; a server that dies is noticed at once. */
    private static final Duration READY = Duration.ofMinutes(10);

    private static final int RETRY_MILLIS = 20;

    private final DataFolder folder;
    private final FolderLock lock;
    private final Process process;
    private final int port;
    private Credentials credentials;

    private EmbeddedMariaDb(DataFolder folder, FolderLock lock, Process process, Credentials credentials, int port) {
        this.folder = folder;
        this.lock = lock;
        this.process = process;
        this.credentials = credentials;
        this.port = port;
    }

    /** Launches the server of a data folder, which it makes the first time; every commit reaches the disk. */
    public static EmbeddedMariaDb launch(Path dataFolder) {
        return launch(dataFolder, dataFolder.resolve("mariadb-server"), true);
    }

    /**
     * Launches the server of a data folder; it answers once {@link #awaitReady()} has returned.
     *
     * @param dataFolder where the data, the passwords and the log are
     * @param serverFolder where the server is unpacked, several data folders may share it
     * @param durable whether a commit waits for the disk; only tests can do without
     */
    public static EmbeddedMariaDb launch(Path dataFolder, Path serverFolder, boolean durable) {
        DataFolder folder = DataFolder.at(dataFolder);
        FolderLock lock = FolderLock.take(folder.path());
        try {
            return launch(folder, serverFolder.toAbsolutePath().normalize(), lock, durable);
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedMariaDbException("The embedded MariaDB cannot start in " + folder.path(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedMariaDb launch(DataFolder folder, Path serverFolder, FolderLock lock, boolean durable)
            throws IOException {
        Path executable = Binaries.unpack(serverFolder, System.getProperty("os.name"), System.getProperty("os.arch"));
        ServerProcess server = new ServerProcess(executable, folder);
        Orphan.stop(folder.pidFile(), serverFolder);
        Credentials credentials = credentials(folder);
        if (!Files.exists(folder.data())) {
            credentials = credentials.hasOwner() ? credentials : credentials.withOwner().keptIn(folder.credentials());
            new Initialisation(folder, server, credentials).run();
        }
        int port = freePort();
        LOG.infof("Embedded MariaDB: starting on 127.0.0.1:%d with the data in %s", port, folder.data());
        return new EmbeddedMariaDb(folder, lock, server.listen(port, durable), credentials, port);
    }

    private static Credentials credentials(DataFolder folder) {
        if (Files.exists(folder.data()) && !Files.exists(folder.credentials())) {
            throw new EmbeddedMariaDbException("The passwords of the embedded MariaDB are missing: put "
                    + folder.credentials() + " back from a backup.");
        }
        return Credentials.in(folder.credentials());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns when the server answers a query; stops it and refuses when it does not start. */
    public EmbeddedMariaDb awaitReady() {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!answers()) {
            if (ended() || System.nanoTime() > deadline) {
                close();
                throw new EmbeddedMariaDbException("The embedded MariaDB did not start, see " + folder.log()
                        + " for its own words.");
            }
        }
        giveTheSchemaAnOwner();
        LOG.infof("Embedded MariaDB: ready, process %d", process.pid());
        return this;
    }

    /** Brings a folder of an older version to two users. The file comes last: a start cut short begins again. */
    private void giveTheSchemaAnOwner() {
        if (credentials.hasOwner()) {
            return;
        }
        Credentials complete = credentials.withOwner();
        try (Connection connection = connect(Credentials.ROOT, credentials.rootPassword(), "");
                Statement statement = connection.createStatement()) {
            for (String sql : Users.statements(complete)) {
                statement.execute(sql);
            }
            credentials = complete.keptIn(folder.credentials());
            LOG.info("Embedded MariaDB: the schema has an owner of its own now; the service only reads and adds to the audit trail");
        } catch (SQLException | IOException e) {
            close();
            throw new EmbeddedMariaDbException("The users of the embedded MariaDB cannot be brought up to date", e);
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean answers() {
        try (Connection connection = connect(Credentials.USER, credentials.password(), Credentials.SCHEMA)) {
            return connection.isValid(1);
        } catch (SQLInvalidAuthorizationSpecException e) {
            close();
            throw new EmbeddedMariaDbException("The passwords in " + folder.credentials() + " do not fit the data in "
                    + folder.data() + ": put the two back from the same backup.");
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect(String user, String password, String schema) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return new Driver().connect(jdbcUrl(schema), login);
    }

    private String jdbcUrl(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
    }

    /** The configuration that leads the service to this server: its own user, and the owner for the migrations. */
    public Map<String, String> datasource() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(Credentials.SCHEMA),
                "quarkus.datasource.username", Credentials.USER,
                "quarkus.datasource.password", credentials.password(),
                "quarkus.flyway.username", Credentials.OWNER,
                "quarkus.flyway.password", credentials.ownerPassword());
    }

    @Override
    public void close() {
        Ending.of(process.toHandle());
        lock.close();
    }
}
