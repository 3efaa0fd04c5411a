package org.maillage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.mariadb.jdbc.Driver;

/** A running embedded MariaDB. Closing it stops the server and frees the data folder. */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedMariaDb.class);

    /** Long, since a server that was killed first repairs its data; a server that dies is noticed at once. */
    private static final Duration READY = Duration.ofMinutes(10);

    private static final int RETRY_MILLIS = 20;

    private final FolderLock lock;
    private final Process process;
    private final Credentials credentials;
    private final int port;

    private EmbeddedMariaDb(FolderLock lock, Process process, Credentials credentials, int port) {
        this.lock = lock;
        this.process = process;
        this.credentials = credentials;
        this.port = port;
    }

    /** Starts the server of a data folder, which it makes the first time; every commit reaches the disk. */
    public static EmbeddedMariaDb start(Path dataFolder) {
        return start(dataFolder, dataFolder.resolve("mariadb-server"), true);
    }

    /**
     * Starts the server of a data folder.
     *
     * @param dataFolder where the data, the passwords and the log are
     * @param serverFolder where the server is unpacked, several data folders may share it
     * @param durable whether a commit waits for the disk; only tests can do without
     */
    public static EmbeddedMariaDb start(Path dataFolder, Path serverFolder, boolean durable) {
        DataFolder folder = DataFolder.at(dataFolder);
        FolderLock lock = FolderLock.take(folder.path());
        try {
            return start(folder, serverFolder.toAbsolutePath().normalize(), lock, durable);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("The embedded MariaDB could not start in " + folder.path(), e);
        } catch (InterruptedException e) {
            lock.close();
            Thread.currentThread().interrupt();
            throw new EmbeddedMariaDbException("The start of the embedded MariaDB was interrupted.", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedMariaDb start(DataFolder folder, Path serverFolder, FolderLock lock, boolean durable)
            throws IOException, InterruptedException {
        Path executable = Binaries.unpack(serverFolder, System.getProperty("os.name"), System.getProperty("os.arch"));
        ServerProcess server = new ServerProcess(executable, folder);
        Orphan.stop(folder.pidFile(), executable);
        Credentials credentials = credentials(folder);
        if (!Files.exists(folder.data())) {
            new Initialisation(folder, server, credentials).run();
        }
        int port = freePort();
        LOG.infof("Embedded MariaDB: starting on 127.0.0.1:%d with the data in %s", port, folder.data());
        EmbeddedMariaDb database = new EmbeddedMariaDb(lock, server.listen(port, durable), credentials, port);
        database.awaitReady(folder.log());
        return database;
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

    private void awaitReady(Path log) throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        while (!answers()) {
            if (process.waitFor(RETRY_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                Ending.of(process.toHandle());
                throw new EmbeddedMariaDbException("The embedded MariaDB did not start, see " + log
                        + " for its own words.");
            }
        }
        LOG.infof("Embedded MariaDB: ready, process %d", process.pid());
    }

    private boolean answers() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", username());
        login.setProperty("password", password());
        return new Driver().connect(jdbcUrl(), login);
    }

    /** Address of the schema of the service. */
    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + Credentials.SCHEMA;
    }

    /** The user of the service. */
    public String username() {
        return Credentials.USER;
    }

    /** The password of the user of the service. */
    public String password() {
        return credentials.password();
    }

    /** The configuration that leads the service to this server. */
    public Map<String, String> datasource() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", username(),
                "quarkus.datasource.password", password());
    }

    @Override
    public void close() {
        Ending.of(process.toHandle());
        lock.close();
    }
}
