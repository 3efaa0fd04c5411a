package org.maillage.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** The names of what is in the data folder. */
record DataFolder(Path path) {

    /** The folder, made if it is not there yet. */
    static DataFolder at(Path path) {
        DataFolder folder = new DataFolder(path.toAbsolutePath().normalize());
        try {
            Folders.createPrivate(folder.temporary());
        } catch (IOException e) {
            throw new EmbeddedMariaDbException("The data folder " + folder.path + " cannot be made", e);
        }
        return folder;
    }

    /** The data of the server. Nothing ever deletes it. */
    Path data() {
        return path.resolve("mariadb");
    }

    /** Where the first start prepares the data, before it gets its name. */
    Path preparation() {
        return path.resolve("mariadb.part");
    }

    /** Number of the running server. */
    Path pidFile() {
        return path.resolve("mariadb.pid");
    }

    /** What the server says. */
    Path log() {
        return path.resolve("mariadb.log");
    }

    /** Working files of the server. */
    Path temporary() {
        return path.resolve("mariadb-tmp");
    }

    /** The passwords. */
    Path credentials() {
        return path.resolve("mariadb-credentials.properties");
    }
}
