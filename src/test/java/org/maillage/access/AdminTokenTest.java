package org.maillage.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillage.testing.Api;

/** How the first administrator comes in. */
@QuarkusTest
class AdminTokenTest {

    @TempDir
    Path folder;

    private void start(String token) {
        QuarkusTransaction.requiringNew().run(() -> new AdminToken(Optional.ofNullable(token), folder).ensure(null));
    }

    private static long clients(String token) {
        return QuarkusTransaction.requiringNew().call(() -> ApiClient.count("tokenHash", Tokens.hash(token)));
    }

    @Test
    void aShortTokenStopsTheStart() {
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> start("x".repeat(31)));
        assertTrue(refused.getMessage().contains("MAILLAGE_ADMIN_TOKEN"), refused.getMessage());
        assertFalse(refused.getMessage().contains("xxx"), refused.getMessage());
        assertEquals(0, clients("x".repeat(31)));
    }

    @Test
    void aGivenTokenIsTakenOnce() throws IOException {
        String token = "another-invented-token-of-the-tests-0002";
        start(token);
        start(token);
        assertEquals(1, clients(token));
        Api.as(token).get("/v1/api-clients").then().statusCode(200);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void noTokenIsMadeWhereThereIsAnAdministrator() throws IOException {
        start(null);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aTokenIsMadeForTheFirstAdministratorAndLeftToItsOwnerOnly() throws IOException {
        QuarkusTransaction.begin();
        try {
            ApiClient.<ApiClient>find("#ApiClient.admins").list().forEach(client -> client.roles.clear());
            new AdminToken(Optional.empty(), folder).ensure(null);
        } finally {
            QuarkusTransaction.rollback();
        }
        String token = Files.readString(folder.resolve("admin-token")).strip();
        assertTrue(token.matches("mlg_[A-Za-z0-9_-]{43}"), token);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin-token"))));
    }
}
