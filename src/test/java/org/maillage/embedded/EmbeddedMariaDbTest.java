package org.maillage.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One data folder through its life: the tests follow each other, since each start of a server costs time. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedMariaDbTest {

    private static final Path SERVER = Path.of("target/mariadb-server");

    private static Path folder;
    private static EmbeddedMariaDb database;

    @BeforeAll
    static void start() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "embedded");
        database = launch();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        Folders.delete(folder);
    }

    private static EmbeddedMariaDb launch() {
        return EmbeddedMariaDb.launch(folder, SERVER, false).awaitReady();
    }

    @Test
    @Order(1)
    void keepsItsPasswordsInAFileThatOnlyTheOwnerReads() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(credentialsFile())));
    }

    @Test
    @Order(1)
    void showsNoPasswordOnTheCommandLineNorInItsLog() throws IOException {
        String commandLine = server().info().commandLine().orElseThrow();
        String log = Files.readString(folder.resolve("mariadb.log"));

        for (Object password : passwords().values()) {
            assertFalse(commandLine.contains((String) password));
            assertFalse(log.contains((String) password));
        }
    }

    @Test
    @Order(1)
    void refusesASecondServiceOnTheSameFolder() {
        EmbeddedMariaDbException refusal = assertThrows(EmbeddedMariaDbException.class,
                EmbeddedMariaDbTest::launch);

        assertEquals("Another Maillage already uses the data folder " + folder.toAbsolutePath()
                + ": stop it first, or give this one another folder with MAILLAGE_DATA_DIR.", refusal.getMessage());
    }

    @Test
    @Order(1)
    void listensOnTheLoopbackOnly() throws IOException {
        assertDoesNotThrow(() -> new Socket("127.0.0.1", port()).close());
        for (InetAddress address : addressesOfThisMachine()) {
            assertThrows(ConnectException.class, () -> new Socket(address, port()).close(), address.toString());
        }
    }

    @Test
    @Order(1)
    void refusesWhoHasNoPassword() throws SQLException {
        for (String user : List.of("", "root", "maillage", "maillage_owner", "nobody")) {
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url(), user, "").close(), user);
        }
    }

    @Test
    @Order(1)
    void letsTheServiceReadItsSchemaAndTheOwnerRuleIt() throws SQLException {
        assertEquals(List.of("GRANT SELECT ON `maillage`.* TO `maillage`@`127.0.0.1`"), grants(connect()));
        assertEquals(List.of("GRANT ALL PRIVILEGES ON `maillage`.* TO `maillage_owner`@`127.0.0.1` WITH GRANT OPTION"),
                grants(connectOwner()));
    }

    private static List<String> grants(Connection who) throws SQLException {
        return query(who, "SHOW GRANTS").stream().filter(grant -> !grant.startsWith("GRANT USAGE")).toList();
    }

    @Test
    @Order(1)
    void speaksUtcAndFullUnicode() throws SQLException {
        assertEquals(List.of("+00:00"), query("SELECT @@time_zone"));
        assertEquals(List.of("utf8mb4_uca1400_ai_ci"), query("SELECT @@collation_database"));
    }

    @Test
    @Order(2)
    void keepsItsDataWhenItIsStartedAgain() throws SQLException {
        execute("CREATE TABLE kept (word VARCHAR(20))");
        execute("INSERT INTO kept VALUES ('premier')");
        database.close();

        database = launch();

        assertEquals(List.of("premier"), query("SELECT word FROM kept"));
    }

    @Test
    @Order(3)
    void replacesTheServerThatAKilledServiceLeft() throws Exception {
        execute("INSERT INTO kept VALUES ('second')");
        database.close();
        Process killed = launchInAnotherJvm();
        ProcessHandle orphan = server();
        killed.destroyForcibly().waitFor();
        assertTrue(orphan.isAlive());

        database = launch();

        assertTrue(orphan.onExit().thenApply(ended -> true).get(1, SECONDS));
        assertEquals(List.of("premier", "second"), query("SELECT word FROM kept ORDER BY word"));
    }

    @Test
    @Order(4)
    void leavesAStrangerAloneThatHasTheNumberOfTheServer() throws IOException {
        database.close();
        Files.writeString(folder.resolve("mariadb.pid"), Long.toString(ProcessHandle.current().pid()));

        database = launch();

        assertTrue(server().isAlive());
    }

    @Test
    @Order(6)
    void asksForTheLostPasswords() throws IOException {
        database.close();
        Path aside = Files.move(credentialsFile(), folder.resolve("aside"));

        EmbeddedMariaDbException refusal = assertThrows(EmbeddedMariaDbException.class, EmbeddedMariaDbTest::launch);

        assertEquals("The passwords of the embedded MariaDB are missing: put " + credentialsFile().toAbsolutePath()
                + " back from a backup.", refusal.getMessage());
        Files.move(aside, credentialsFile());
    }

    @Test
    @Order(7)
    void doesNotWaitForAServerWhosePasswordsAreOthers() throws IOException {
        Path aside = Files.move(credentialsFile(), folder.resolve("aside"));
        Credentials.in(credentialsFile());

        EmbeddedMariaDbException refusal = assertThrows(EmbeddedMariaDbException.class, EmbeddedMariaDbTest::launch);

        assertTrue(refusal.getMessage().endsWith("put the two back from the same backup."), refusal.getMessage());
        Files.delete(credentialsFile());
        Files.move(aside, credentialsFile());
    }

    @Test
    @Order(5)
    void givesAFolderOfAnOlderVersionAnOwner() throws Exception {
        makeOld();
        assertEquals(List.of("GRANT ALL PRIVILEGES ON `maillage`.* TO `maillage`@`127.0.0.1`"), grants(connect()));
        database.close();
        forgetTheOwner();

        database = launch();

        letsTheServiceReadItsSchemaAndTheOwnerRuleIt();
        assertEquals(3, passwords().size());
        keepsItsPasswordsInAFileThatOnlyTheOwnerReads();
        assertEquals(List.of("premier", "second"), query("SELECT word FROM kept ORDER BY word"));
    }

    /** One user with all rights on the schema, as the first version made it. */
    private static void makeOld() throws SQLException, IOException {
        try (Connection root = DriverManager.getConnection(url(), "root", (String) passwords().get("root.password"));
                Statement statement = root.createStatement()) {
            statement.execute("DROP USER maillage_owner@'127.0.0.1'");
            statement.execute("REVOKE ALL PRIVILEGES, GRANT OPTION FROM maillage@'127.0.0.1'");
            statement.execute("GRANT ALL ON maillage.* TO maillage@'127.0.0.1'");
        }
    }

    private static void forgetTheOwner() throws IOException {
        List<String> lines = Files.readAllLines(credentialsFile());
        Files.write(credentialsFile(), lines.stream().filter(line -> !line.startsWith("maillage_owner")).toList());
    }

    /** Starts a service of its own on the same folder and returns when its server is ready. */
    private static Process launchInAnotherJvm() throws IOException {
        Process service = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), KilledService.class.getName(), folder.toString(),
                SERVER.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Optional<String> ready = service.inputReader().lines().filter(KilledService.READY::equals).findFirst();
        assertTrue(ready.isPresent());
        return service;
    }

    private static ProcessHandle server() throws IOException {
        String pid = Files.readString(folder.resolve("mariadb.pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static Path credentialsFile() {
        return folder.resolve("mariadb-credentials.properties");
    }

    private static Map<Object, Object> passwords() throws IOException {
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(credentialsFile())) {
            passwords.load(reader);
        }
        assertEquals(3, passwords.size());
        return passwords;
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance).filter(address -> !address.isLoopbackAddress()).toList();
    }

    private static String url() {
        return database.datasource().get("quarkus.datasource.jdbc.url");
    }

    private static int port() {
        return URI.create(url().substring("jdbc:".length())).getPort();
    }

    private static Connection connect() throws SQLException {
        return connect("quarkus.datasource");
    }

    private static Connection connectOwner() throws SQLException {
        return connect("quarkus.flyway");
    }

    private static Connection connect(String prefix) throws SQLException {
        Map<String, String> datasource = database.datasource();
        return DriverManager.getConnection(url(), datasource.get(prefix + ".username"), datasource.get(prefix + ".password"));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connectOwner(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String sql) throws SQLException {
        return query(connect(), sql);
    }

    private static List<String> query(Connection who, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = who; Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
