package org.maillage.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts that users read, in French (default) and English, from the bundles {@code messages} and {@code labels}. */
public final class Messages {

    /** French first: it is what is spoken where no preference is stated. */
    public static final List<Locale> LOCALES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {
    }

    /** The sentence {@code key} with its arguments, numbers in the manner of the language. */
    public static String text(Locale locale, String key, Object... args) {
        return new MessageFormat(ResourceBundle.getBundle("messages", locale, EXACT).getString(key), locale).format(args);
    }

    /** The label of a code, such as {@code clauseKind.CONDITION}. */
    public static String label(Locale locale, String list, String code) {
        return ResourceBundle.getBundle("labels", locale, EXACT).getString(list + "." + code);
    }

    static String textOr(Locale locale, String key, String fallbackKey, Object... args) {
        try {
            return text(locale, key, args);
        } catch (MissingResourceException e) {
            return text(locale, fallbackKey, args);
        }
    }

    /** The best supported language of an Accept-Language header; French when it names none of ours. */
    public static Locale negotiate(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.FRENCH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LOCALES);
            return found == null ? Locale.FRENCH : found;
        } catch (IllegalArgumentException e) {
            return Locale.FRENCH;
        }
    }
}
