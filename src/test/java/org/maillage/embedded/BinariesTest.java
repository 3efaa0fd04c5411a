package org.maillage.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
            "Linux, amd64, LINUX",
            "Mac OS X, aarch64, MAC",
            "Windows 11, amd64, WINDOWS",
            "Linux, aarch64,",
            "Mac OS X, x86_64,",
            "Windows 11, aarch64,",
            "SunOS, sparcv9,"
    })
    void knowsWhichMachinesHaveAServer(String system, String processor, Platform expected) {
        assertEquals(Optional.ofNullable(expected), Platform.of(system, processor));
    }

    @Test
    void saysWhatToDoOnAMachineWithoutServer() {
        EmbeddedMariaDbException refusal = assertThrows(EmbeddedMariaDbException.class,
                () -> Binaries.unpack(folder.resolve("server"), "Linux", "aarch64"));

        assertEquals("No embedded MariaDB comes with this build for Linux aarch64: set QUARKUS_DATASOURCE_JDBC_URL, "
                + "QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD to use a MariaDB (10.11 or newer) "
                + "of your own.", refusal.getMessage());
        assertFalse(Files.exists(folder.resolve("server")));
    }
}
