package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** Single values as publishers write them: what can be meant in one way only is read, else there is none. Pure. */
final class Scalars {

    /** One or two decimals: 1,500 may be thousands. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.,][0-9]{1,2})?");
    /** xs:date, with or without its zone, and midnight of the same day: 22:00 in UTC would be the next day in France. */
    private static final Pattern DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T00:00(?::00(?:\\.0+)?)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?");
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}\\u0085\\u2028\\u2029]+");
    /** What shows nothing, and halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u200b\\u2060\\ufeff\\u00ad]"
            + "|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])");
    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)(\\s[^<>]*)?/?>");
    /** How often a text was escaped at most. */
    private static final int MOST_ESCAPES = 3;
    private static final int LONGEST_NUMBER = 30;

    private Scalars() {
    }

    /** A text in one line, without entities and tags of HTML; a number without the point that a float has. Never null. */
    static String text(JsonNode value) {
        BigDecimal number = value.isNumber() ? number(value) : null;
        return number == null ? text(value.asText("")) : number.stripTrailingZeros().toPlainString();
    }

    static String text(String given) {
        String text = given;
        for (int i = 0; i < MOST_ESCAPES && text.indexOf('&') >= 0; i++) {
            text = Parser.unescapeEntities(text, true);
        }
        String bare = TAG.matcher(text).results().anyMatch(tag -> Tag.isKnownTag(tag.group(1))) ? Jsoup.parse(text).text() : text;
        return BREAKS.matcher(UNSEEN.matcher(bare).replaceAll("")).replaceAll(" ").strip();
    }

    /** As {@link #text}, of a code that has {@code length} digits: a JSON number cannot begin with its zeros. */
    static String code(JsonNode value, int length) {
        String code = text(value);
        return value.isNumber() && code.matches("[0-9]+") && code.length() < length ? "0".repeat(length - code.length()) + code : code;
    }

    /** A number, also one in quotes; null when it is none, or one of more digits than anything has. */
    static BigDecimal number(JsonNode value) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        BigDecimal number = value.isNumber() ? value.decimalValue() : NUMBER.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : null;
        return number == null || Math.abs((long) number.precision() - number.scale()) > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER
                ? null : number;
    }

    /** A whole number, also written as 12.0; null when it is none. */
    static BigDecimal whole(JsonNode value) {
        BigDecimal number = number(value);
        return number == null || number.stripTrailingZeros().scale() > 0 ? null : number.setScale(0);
    }

    /** @throws DateTimeException when it is no day */
    static LocalDate day(JsonNode value) {
        Matcher day = DAY.matcher(value.asText("").strip());
        if (!day.matches()) {
            throw new DateTimeException("no day");
        }
        return LocalDate.parse(day.group(1));
    }
}
