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

/** The random passwords of the embedded server, kept in a file that only its owner can read. */
record Credentials(String rootPassword, String password) {

    /** The administrator of the server; the service itself never connects with it. */
    static final String ROOT = "root";

    /** The user of the service, with rights on {@link #SCHEMA} and nothing else. */
    static final String USER = "maillage";

    /** The only schema of the service. */
    static final String SCHEMA = "maillage";

    private static final String ROOT_KEY = "root.password";
    private static final String USER_KEY = USER + ".password";

    /** Reads the file, or makes new passwords and writes it. */
    static Credentials in(Path file) {
        try {
            return Files.exists(file) ? read(file) : create(file);
        } catch (IOException e) {
            throw new EmbeddedMariaDbException("The passwords of the embedded MariaDB cannot be kept in " + file, e);
        }
    }

    private static Credentials read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return new Credentials(values.getProperty(ROOT_KEY), values.getProperty(USER_KEY));
    }

    private static Credentials create(Path file) throws IOException {
        Credentials credentials = new Credentials(randomPassword(), randomPassword());
        Path part = Files.createTempFile(file.getParent(), "credentials", ".part",
                Folders.ownerOnly(file, "rw-------"));
        credentials.write(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return credentials;
    }

    private void write(Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty(ROOT_KEY, rootPassword);
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
