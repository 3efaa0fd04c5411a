package org.maillage.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files of Office before 2007, and the envelope of later ones that a password locks. */
final class Ole2 {

    /** The name of the stream that holds a locked file, as the directory has it. */
    private static final String LOCKED = new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    private static final int PIECE = 64 * 1024;

    private Ole2() {
    }

    /** Whether a password locks what is in the file. */
    static boolean locked(InputStream file) throws IOException {
        String rest = "";
        for (byte[] piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
            String text = rest + new String(piece, StandardCharsets.ISO_8859_1);
            if (text.contains(LOCKED)) {
                return true;
            }
            rest = text.substring(Math.max(0, text.length() - LOCKED.length()));
        }
        return false;
    }
}
