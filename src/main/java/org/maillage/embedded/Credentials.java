package org.maillage.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The random passwords of the embedded server, kept in a file that only its owner can read.
 *
 * @param ownerPassword null in a folder of an older version, which had no owner beside the user of the service
 */
record Credentials(String rootPassword, String ownerPassword, String password) {

    /** The administrator of the server; the service itself never connects with it. */
    static final String ROOT = "root";

    /** Owns the schema: makes its tables and says what {@link #USER} may do with each. */
    static final String OWNER = "maillage_owner";

    /** The user of the service: it reads {@link #SCHEMA}, and writes what the owner lets it write. */
    static final String USER = "maillage";

    /** The only schema of the service. */
    static final String SCHEMA = "maillage";

    private static final String ROOT_KEY = "root.password";
    private static final String OWNER_KEY = OWNER + ".password";
    private static final String USER_KEY = USER + ".password";

    /** Reads the file, or makes new passwords and writes it. */
    static Credentials in(Path file) {
        try {
            return Files.exists(file) ? read(file) : new Credentials(randomPassword(), randomPassword(), randomPassword()).keptIn(file);
        } catch (IOException e) {
            throw new EmbeddedMariaDbException("The passwords of the embedded MariaDB cannot be kept in " + file, e);
        }
    }

    private static Credentials read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return new Credentials(values.getProperty(ROOT_KEY), values.getProperty(OWNER_KEY), values.getProperty(USER_KEY));
    }

    boolean hasOwner() {
        return ownerPassword != null;
    }

    /** The same with a password for the owner; not in the file yet. */
    Credentials withOwner() {
        return new Credentials(rootPassword, randomPassword(), password);
    }

    /** Writes the file, whole or not at all. */
    Credentials keptIn(Path file) throws IOException {
        Path part = Files.createTempFile(file.getParent(), "credentials", ".part", Folders.ownerOnly(file, "rw-------"));
        write(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return this;
    }

    private void write(Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty(ROOT_KEY, rootPassword);
        values.setProperty(OWNER_KEY, ownerPassword);
        values.setProperty(USER_KEY, password);
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, "Passwords of the embedded MariaDB. Without this file its data cannot be opened.");
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
