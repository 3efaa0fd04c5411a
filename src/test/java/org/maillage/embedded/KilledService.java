package org.maillage.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A program that starts the server and waits to be killed, for {@link EmbeddedMariaDbTest}. */
final class KilledService {

    /** What it prints when its server answers. */
    static final String READY = "ready";

    private KilledService() {
    }

    /** Takes the data folder and the folder of the server. */
    public static void main(String... folders) throws IOException {
        EmbeddedMariaDb.launch(Path.of(folders[0]), Path.of(folders[1]), false).awaitReady();
        System.out.println(READY);
        System.in.read();
    }
}
