package org.maillage.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals and opens what only few may read. The keys are those of {@code MAILLAGE_ENCRYPTION_KEYS}, else those of the file
 * {@code encryption-keys} in the data folder.
 */
@ApplicationScoped
public class Vault {

    private static final String KEYS = "maillage.encryption.keys";
    private static final String FOLDER = "maillage.data-dir";

    private final Keyring keyring;

    Vault(@ConfigProperty(name = KEYS) Optional<String> keys, @ConfigProperty(name = FOLDER) Path folder) {
        this.keyring = keyring(keys, folder);
    }

    /** The configured keys where no bean can be had, as in a migration of Flyway, which runs before the service. */
    public static Keyring configured() {
        Config config = ConfigProvider.getConfig();
        return keyring(config.getOptionalValue(KEYS, String.class), config.getValue(FOLDER, Path.class));
    }

    private static Keyring keyring(Optional<String> keys, Path folder) {
        return Keyring.of(keys.orElseGet(() -> KeyFile.in(folder)));
    }

    /**
     * Seals with the active key; two seals of one value differ.
     *
     * @param context what it is, such as {@code eligibility.criteria}: it opens with the same context only
     */
    public byte[] seal(byte[] plain, String context) {
        return keyring.seal(plain, context);
    }

    /** @throws VaultException when its key is not known, or it was changed, or sealed for another context */
    public byte[] open(byte[] sealed, String context) {
        return keyring.open(sealed, context);
    }

    /** Whether the active key sealed it. */
    public boolean current(byte[] sealed) {
        return keyring.current(sealed);
    }

    Keyring keyring() {
        return keyring;
    }
}
