package org.maillage.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The first administrator. {@code MAILLAGE_ADMIN_TOKEN} gives its token; without it, the first start makes one and writes it
 * to {@code admin-token} in the data folder, readable by the owner only.
 */
@ApplicationScoped
public class AdminToken {

    private static final Logger LOG = Logger.getLogger(AdminToken.class);
    private static final int SHORTEST = 32;
    private static final ApiClientInput ADMIN = ApiClientInput.everywhere("admin", Role.ADMIN);

    private final Optional<String> configured;
    private final Path folder;

    AdminToken(@ConfigProperty(name = "maillage.admin-token") Optional<String> configured,
               @ConfigProperty(name = "maillage.data-dir") Path folder) {
        this.configured = configured;
        this.folder = folder;
    }

    @Transactional
    void ensure(@Observes StartupEvent event) {
        if (configured.isPresent()) {
            take(configured.get());
        } else if (ApiClient.find("#ApiClient.admins").firstResult() == null) {
            make();
        }
    }

    private static void take(String token) {
        if (token.length() < SHORTEST) {
            throw new IllegalStateException("MAILLAGE_ADMIN_TOKEN has fewer than " + SHORTEST
                    + " characters: take a longer one, for example from: openssl rand -hex 32");
        }
        if (ApiClient.find("#ApiClient.byHash", Tokens.hash(token)).singleResultOptional().isEmpty()) {
            ApiClient.create(ADMIN, token);
            LOG.info("Administrator created from MAILLAGE_ADMIN_TOKEN");
        }
    }

    private void make() {
        String token = Tokens.generate();
        ApiClient.create(ADMIN, token);
        Path file = write(token);
        LOG.infof("Administrator created, its token is in %s", file);
    }

    /** Written beside and moved, so that the file is never half there nor readable by others. */
    private Path write(String token) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("admin-token");
            Path fresh = Files.createTempFile(folder, "admin-token", null, ownerOnly());
            Files.writeString(fresh, token + System.lineSeparator());
            return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The administrator's token cannot be written to " + folder, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
