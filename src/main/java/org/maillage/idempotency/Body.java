package org.maillage.idempotency;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A body that is hashed while it is read, whatever its length, together with what was said before it. */
final class Body extends FilterInputStream {

    private final MessageDigest digest = Fingerprint.sha256();

    Body(String head, InputStream in) {
        super(in);
        digest.update(head.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        digest.update(into, offset, Math.max(count, 0));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Whoever read all that it needs may close it: what follows belongs to the request all the same. */
    @Override
    public void close() {
        // the server closes it
    }

    /** Of the request, once: reads what is left of the body. */
    String fingerprint() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }
}
