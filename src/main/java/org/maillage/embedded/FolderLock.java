package org.maillage.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right of one service to use a data folder; the system gives it back when the service dies, however it dies. */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the folder, or refuses in one sentence when another service has it. */
    static FolderLock take(Path folder) {
        try {
            FileChannel channel = FileChannel.open(folder.resolve("maillage.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new EmbeddedMariaDbException("Another Maillage already uses the data folder " + folder
                        + ": stop it first, or give this one another folder with MAILLAGE_DATA_DIR.");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new EmbeddedMariaDbException("The data folder " + folder + " cannot be locked", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedMariaDbException("The data folder cannot be unlocked", e);
        }
    }
}
