package org.maillage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jboss.logging.Logger;

/** The server which a killed service left behind: it still holds the data, so it has to end before another starts. */
final class Orphan {

    private static final Logger LOG = Logger.getLogger(Orphan.class);

    private Orphan() {
    }

    /** Ends the server of the pid file, if it runs and is one that was unpacked here. */
    static void stop(Path pidFile, Path serverFolder) throws IOException {
        Path home = serverFolder.toRealPath();
        Optional<ProcessHandle> orphan = running(pidFile).filter(process -> comesFrom(home, process));
        if (orphan.isPresent()) {
            LOG.infof("Embedded MariaDB: stopping process %d, left by a service that was killed", orphan.get().pid());
            Ending.of(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile).strip();
        return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    /** Process numbers are given again: only a program of ours is ended. */
    private static boolean comesFrom(Path home, ProcessHandle process) {
        return process.info().command().map(Path::of).filter(command -> command.startsWith(home)).isPresent();
    }
}
