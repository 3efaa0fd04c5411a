package org.maillage.imports;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of results, their files and the templates, from the bundle {@code import}. */
final class Texts {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {
    }

    static boolean has(Locale locale, String key) {
        return ResourceBundle.getBundle("import", locale, EXACT).containsKey(key);
    }

    /** With what it quotes; without anything, the text as it stands. */
    static String of(Locale locale, String key, Object... args) {
        String text = ResourceBundle.getBundle("import", locale, EXACT).getString(key);
        return args.length == 0 ? text : new MessageFormat(text, locale).format(args);
    }
}
