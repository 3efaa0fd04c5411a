package org.maillage.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page ended: the key (which has no blank) and the sort value of its last row, and a hash of the filters and the sort it belongs to.
 * Opaque to clients; a cursor of another list or filter is refused rather than misread.
 */
public record Cursor(int list, String key, String value) {

    public String encoded() {
        String text = Integer.toHexString(list) + ' ' + key + ' ' + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Cursor decoded(String text, int list) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            Cursor cursor = new Cursor(Integer.parseUnsignedInt(parts[0], 16), parts[1], parts[2]);
            if (cursor.list == list) {
                return cursor;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // not one of ours: told below
        }
        throw refused();
    }

    public static Refused refused() {
        return Refused.because(CommonProblem.INVALID_CURSOR).parameter("cursor");
    }
}
