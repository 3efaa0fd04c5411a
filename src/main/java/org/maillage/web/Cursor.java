package org.maillage.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page ended: the sort value and id of its last row, and a hash of the filters and the sort it belongs to.
 * Opaque to clients; a cursor of another list or filter is refused rather than misread.
 */
record Cursor(int list, UUID id, String value) {

    String encoded() {
        String text = Integer.toHexString(list) + ' ' + id + ' ' + value;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decoded(String text, int list) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
            Cursor cursor = new Cursor(Integer.parseUnsignedInt(parts[0], 16), UUID.fromString(parts[1]), parts[2]);
            if (cursor.list == list) {
                return cursor;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // not one of ours: told below
        }
        throw Refused.because(CommonProblem.INVALID_CURSOR).parameter("cursor");
    }
}
