package org.maillage.web;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a NIR (numéro de sécurité sociale): sex, year, month, département, commune, order, and mostly a key of two digits.
 * No text gives Maillage the right to hold one (décret 2019-341 does not name this purpose), so none is let in.
 *
 * <p>Texts are compared in their compatible form (NFKC), with the digits of all scripts as ASCII and without characters that show
 * nothing. Signs between the groups and letters beside the number change nothing; a digit beside it makes another number of it.
 */
public final class Nir {

    /** What people write between the groups. */
    private static final String SIGN = "[\\p{Lm}[^\\p{L}\\p{N}]]";
    private static final String GAP = "(" + SIGN + "{0,3})";
    /** The months, and those that INSEE gives where the month is not known or the act is incomplete: 20 to 42 and from 50 on. */
    private static final Pattern FORM = Pattern.compile("(?<![0-9])(?<sex>[123478])" + GAP + "(?<year>[0-9]{2})" + GAP
            + "(?<month>0[1-9]|1[0-2]|[23][0-9]|4[0-2]|[5-9][0-9])" + GAP + "(?<department>(?!00)[0-9]{2}|2[ABab])" + GAP
            + "(?<commune>[0-9]{3}|[0-9]" + GAP + "[0-9]{2})" + GAP + "(?<order>(?!000)[0-9]{3})(?:" + GAP + "(?<key>[0-9]{2}))?(?![0-9])");
    /** Parts of {@link #FORM} that stand between two groups: not the one within the commune, which overseas parts 976 01. */
    private static final int[] GAPS = {2, 4, 6, 8, 11};
    /** Fifteen digits, no more beside them, parted in any way. */
    private static final Pattern FIFTEEN = Pattern.compile("(?<![0-9]" + SIGN + "{0,3})[0-9](?:" + SIGN + "{0,3}[0-9]){14}(?!" + SIGN + "{0,3}[0-9])");
    private static final Pattern REAL_MONTH = Pattern.compile("0[1-9]|1[0-2]");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{M}\\u115F\\u1160\\u3164]");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int FEWEST_CHARACTERS = 13;
    private static final int FEWEST_DIGITS = 12;
    private static final int MODULUS = 97;

    private Nir() {
    }

    /**
     * Whether a name, a reason or another free text holds a NIR: with a month of the year, with or without its key, right or wrong; with
     * any other month INSEE uses only when the key is right or the groups are written apart.
     */
    public static boolean in(String text) {
        if (!worthwhile(text)) {
            return false;
        }
        String plain = plain(text);
        return anywhere(plain, like -> REAL_MONTH.matcher(like.group("month")).matches() || apart(like, SIGN + "+") || right(like))
                || FIFTEEN.matcher(plain).results().anyMatch(run -> anywhere(run.group().replaceAll("[^0-9]", ""), Nir::right));
    }

    /**
     * Whether a reference, a number or an identifier is a NIR: 13 digits are not, 15 are when the key is right. Groups parted by blanks
     * are written as nothing else is.
     */
    public static boolean inIdentifier(String text) {
        return worthwhile(text) && anywhere(plain(text), like -> apart(like, "\\s+") || right(like));
    }

    /** Whether something of the form satisfies {@code rule}; two may overlap. */
    private static boolean anywhere(String plain, Predicate<Matcher> rule) {
        Matcher like = FORM.matcher(plain);
        for (boolean found = like.find(); found; found = like.find(like.start() + 1)) {
            if (rule.test(like)) {
                return true;
            }
        }
        return false;
    }

    private static boolean worthwhile(String text) {
        return text != null && text.length() >= FEWEST_CHARACTERS && text.codePoints().filter(Nir::digit).limit(FEWEST_DIGITS).count() == FEWEST_DIGITS
                && !UUID.matcher(text).matches();
    }

    private static boolean digit(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.OTHER_NUMBER;
    }

    private static String plain(String text) {
        String seen = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        StringBuilder plain = new StringBuilder(seen.length());
        seen.codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean apart(Matcher like, String gap) {
        for (int group : GAPS) {
            if (!like.group(group).matches(gap)) {
                return false;
            }
        }
        return true;
    }

    private static boolean right(Matcher like) {
        String key = like.group("key");
        String thirteen = like.group("sex") + like.group("year") + like.group("month")
                + like.group("department").toUpperCase(Locale.ROOT).replace("2A", "19").replace("2B", "18")
                + like.group("commune").replaceAll("[^0-9]", "") + like.group("order");
        return key != null && MODULUS - Long.parseLong(thirteen) % MODULUS == Integer.parseInt(key);
    }
}
