package org.maillage.document;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of documents, from the bundle {@code report}. */
public final class Texts {

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {
    }

    /** The text {@code key} with its arguments, numbers in the manner of the language. */
    public static String of(Locale locale, String key, Object... args) {
        return new MessageFormat(ResourceBundle.getBundle("report", locale, EXACT).getString(key), locale).format(args);
    }
}
