package org.maillage.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name in use and a birth name that stand in one cell: {@code MARTIN née DURAND}, {@code DURAND épouse MARTIN}.
 *
 * @param used  the last name in use
 * @param birth the birth name
 */
record NameInUse(String used, String birth) {

    private static final Pattern BORN = pattern("n[ée]e|né|n[ée]\\(e\\)");
    private static final Pattern MARRIED = pattern("[ée]pouse|[ée]p\\.|[ée]pse|veuve|vve");

    private static Pattern pattern(String word) {
        return Pattern.compile("(.+?)[\\s,(]+(?:" + word + ")\\s+([^()]+?)\\s*\\)?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.CANON_EQ);
    }

    /** Null where the text is one name. */
    static NameInUse of(String text) {
        Matcher born = BORN.matcher(text);
        if (born.matches()) {
            return new NameInUse(born.group(1), born.group(2));
        }
        Matcher married = MARRIED.matcher(text);
        return married.matches() ? new NameInUse(married.group(2), married.group(1)) : null;
    }

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "NameInUse";
    }
}
