package org.maillage.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

    private static final String A = "a:" + "A".repeat(43) + "=";
    private static final String B = "b:" + "B".repeat(42) + "A=";
    private static final byte[] PLAIN = "RQTH".getBytes(StandardCharsets.US_ASCII);

    private final Keyring keyring = Keyring.of(A);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = keyring.seal(PLAIN, "table.column");
        assertArrayEquals(PLAIN, keyring.open(sealed, "table.column"));
        assertArrayEquals(new byte[0], keyring.open(keyring.seal(new byte[0], "c"), "c"));
        assertFalse(HexFormat.of().formatHex(sealed).contains(HexFormat.of().formatHex(PLAIN)));
        assertNotEquals(HexFormat.of().formatHex(sealed), HexFormat.of().formatHex(keyring.seal(PLAIN, "table.column")));
    }

    @Test
    void opensForTheSameContextOnly() {
        byte[] sealed = keyring.seal(PLAIN, "table.column");
        assertThrows(VaultException.class, () -> keyring.open(sealed, "table.other"));
    }

    @Test
    void noticesEveryChangedByte() {
        byte[] sealed = keyring.seal(PLAIN, "c");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThrows(VaultException.class, () -> keyring.open(changed, "c"), "byte " + i);
            byte[] cut = Arrays.copyOf(sealed, i);
            assertThrows(VaultException.class, () -> keyring.open(cut, "c"), "cut at " + i);
        }
    }

    @Test
    void theFirstKeySealsAndTheOthersOpen() {
        byte[] old = keyring.seal(PLAIN, "c");
        Keyring rotated = Keyring.of(B + ", " + A);
        assertArrayEquals(PLAIN, rotated.open(old, "c"));
        assertFalse(rotated.current(old));
        assertTrue(rotated.current(rotated.seal(PLAIN, "c")));
        assertThrows(VaultException.class, () -> keyring.open(rotated.seal(PLAIN, "c"), "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", "a:AAAA", "a:not base64", ":AAAA", "é:AAAA"})
    void refusesWhatIsNoKeyWithoutQuotingIt(String configured) {
        VaultException refused = assertThrows(VaultException.class, () -> Keyring.of(configured));
        assertFalse(refused.getMessage().contains("AAAA"), refused.getMessage());
    }

    @Test
    void refusesTwoKeysWithOneId() {
        assertThrows(VaultException.class, () -> Keyring.of(A + "," + A));
    }

    @Test
    void makesAKeyFileOnceForItsOwnerOnly(@TempDir Path folder) throws IOException {
        byte[] sealed = new Vault(Optional.empty(), folder).seal(PLAIN, "c");
        assertArrayEquals(PLAIN, new Vault(Optional.empty(), folder).open(sealed, "c"));
        Path file = folder.resolve(KeyFile.NAME);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.writeString(file, B + "\n" + Files.readString(file));
        Vault rotated = new Vault(Optional.empty(), folder);
        assertArrayEquals(PLAIN, rotated.open(sealed, "c"));
        assertFalse(rotated.current(sealed));
    }
}
