package org.maillage.web;

import java.util.regex.Pattern;

/**
 * Recognises what looks like a NIR (numéro de sécurité sociale): 13 characters, or 15 with the key, grouped or not.
 * No text gives Maillage the right to hold one (décret 2019-341 does not name this purpose), so none is let in.
 */
public final class Nir {

    private static final String GAP = "[ .\\-\\u00a0\\u202f]?";
    private static final Pattern LIKE = Pattern.compile("(?<![0-9A-Za-z])[123478]" + GAP + "\\d{2}" + GAP
            + "(?:0[1-9]|1[0-2]|[23]\\d|4[0-2]|[5-9]\\d)" + GAP + "(?:\\d{2}|2[ABab])" + GAP + "\\d{3}" + GAP + "\\d{3}"
            + "(?:" + GAP + "\\d{2})?(?![0-9A-Za-z])");

    private Nir() {
    }

    /** Whether {@code text} holds something of the form of a NIR, with or without its key, right or wrong. */
    public static boolean in(String text) {
        return text != null && text.length() >= 13 && LIKE.matcher(text).find();
    }
}
