package org.maillage.vault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jboss.logging.Logger;

/** The keys of a service to which none were configured: {@code encryption-keys} in the data folder, for its owner only. */
final class KeyFile {

    static final String NAME = "encryption-keys";

    private static final Logger LOG = Logger.getLogger(KeyFile.class);

    private KeyFile() {
    }

    /** What the file says; the first time it is made, with one new key. */
    static String in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return String.join(",", Files.readString(file).strip().split("\\R+"));
        } catch (IOException e) {
            throw new VaultException("The encryption keys cannot be kept in " + file, e);
        }
    }

    /** Written beside and moved, so that the file is never half there nor readable by others. */
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, NAME, null, ownerOnly());
        Files.writeString(fresh, Keyring.generate() + System.lineSeparator());
        try {
            Files.move(fresh, file);
            LOG.infof("Encryption key made in %s: keep a copy of it away from the database", file);
        } catch (FileAlreadyExistsException madeByAnother) {
            Files.delete(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
