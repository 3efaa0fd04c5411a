package org.maillage.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether bytes that come in pieces are UTF-8 from the first to the last: what is not is hardly ever so by chance. */
final class Utf8 {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer sink = CharBuffer.allocate(8192);
    private byte[] rest = new byte[0];
    private boolean broken;

    void take(byte[] piece) {
        if (broken) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(rest.length + piece.length).put(rest).put(piece).flip();
        while (true) {
            sink.clear();
            var result = decoder.decode(bytes, sink, false);
            if (result.isError()) {
                broken = true;
                return;
            }
            if (result.isUnderflow()) {
                rest = new byte[bytes.remaining()];
                bytes.get(rest);
                return;
            }
        }
    }

    /** Of all that was taken: nothing hangs over. */
    boolean holds() {
        return !broken && rest.length == 0;
    }
}
