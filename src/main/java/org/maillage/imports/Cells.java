package org.maillage.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.maillage.employer.Siret;

/**
 * What stands in a cell, as JSON of the API. What is not understood is handed on as it is, so that it is refused by the rules that
 * every record is held to, with what was really written.
 */
final class Cells {

    /** Told where a spreadsheet took a code for a number, and its zeros came back. */
    static final String ZEROS = "leading-zeros-restored";

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9][0-9]{0,2}[.,][0-9]{2}0");
    /** « CDD &lt; 6 mois » and « CDD &gt; 6 mois » differ by a sign only. */
    private static final Pattern LESS = Pattern.compile("< ?(de )?(?=[0-9])|(?<![^ ])-(?=[0-9])|(?<![^ ])- ?de (?=[0-9])");
    private static final Pattern MORE = Pattern.compile("> ?(de )?(?=[0-9])|(?<![^ ])\\+ ?(de )?(?=[0-9])");
    private static final Pattern GROUPED = Pattern.compile("-? ?[0-9]{1,3}([ '’][0-9]{3})*([.,][0-9]*)?");
    private static final Set<String> YES = Set.of("oui", "yes", "o", "y", "vrai", "true", "x", "1");
    private static final Set<String> NO = Set.of("non", "no", "n", "faux", "false", "0");

    /** In English and French. */
    private static final Set<String> ERRORS = Set.of("#N/A", "#REF!", "#VALUE!", "#VALEUR!", "#DIV/0!", "#NAME?", "#NOM?", "#NUM!", "#NOMBRE!",
            "#NULL!", "#NUL!", ExcelBook.UNCOMPUTED);

    private final Codes codes;

    Cells(Codes codes) {
        this.codes = codes;
    }

    /**
     * The value of a cell.
     *
     * @param text   without the white space around it, not empty
     * @param warned is told the code of what was put right
     */
    JsonNode value(Field field, String text, Consumer<String> warned) {
        return switch (field.type()) {
            case SIRET -> TextNode.valueOf(siret(text, warned));
            case INSEE -> TextNode.valueOf(padded(text, "[0-9][0-9AB][0-9]{2}|[0-9]{4}", 5, warned));
            case DEPARTMENT -> TextNode.valueOf(padded(text, "[0-9]", 2, warned));
            case PHONE -> TextNode.valueOf(padded(text, "[1-9][0-9]{8}", 10, warned));
            case NAF -> TextNode.valueOf(padded(text.replace(".", "").replace(" ", "").toUpperCase(java.util.Locale.ROOT), "[0-9]{3}[A-Z]", 5, warned));
            case CPV -> TextNode.valueOf(padded(text, "[0-9]{7}", 8, warned));
            case DECIMAL -> decimal(text);
            case DATE -> TextNode.valueOf(Days.date(text));
            case DATES -> dates(text);
            case MONTH -> TextNode.valueOf(Days.month(text));
            case YEAR -> TextNode.valueOf(text.replaceAll("\\.0+$", ""));
            case FLAG -> flag(text);
            case CODE -> TextNode.valueOf(code(field, text));
            case CODES -> list(field, text);
            default -> TextNode.valueOf(text);
        };
    }

    /** Whether a spreadsheet found no value for the cell. */
    static boolean failed(String text) {
        return text.startsWith("#") && ERRORS.contains(text);
    }

    /** White space of all kinds around and no-break spaces within are what typing and copying leave behind. */
    static String clean(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\u00a0' || c == '\u202f' || c == '\u2007') {
                clean.append(' ');
            } else if (c != '\u200b' && c != '\ufeff' && c != '\u00ad') {
                clean.append(c);
            }
        }
        return clean.toString().strip();
    }

    /** Nine digits are a SIREN; no SIRET has lost more than three zeros. */
    private static String siret(String text, Consumer<String> warned) {
        String digits = text.replaceAll("[ .]", "");
        if (!digits.matches("[0-9]{11,13}")) {
            return digits.matches("[0-9]{14}") ? digits : text;
        }
        String whole = "0".repeat(14 - digits.length()) + digits;
        if (!Siret.valid(whole)) {
            return text;
        }
        warned.accept(ZEROS);
        return whole;
    }

    private static String padded(String text, String form, int length, Consumer<String> warned) {
        if (!text.matches(form)) {
            return text;
        }
        warned.accept(ZEROS);
        return "0".repeat(length - text.length()) + text;
    }

    /**
     * The last of comma and point parts the decimals; the other one, or one that stands several times, parts thousands, as spaces
     * and apostrophes do. A unit may follow. What may be thousands as well as decimals (1,500) is no number.
     */
    static JsonNode decimal(String text) {
        String said = text.replaceAll("(?i)\\s*(€|eur|euros|h|heures|hours)$", "");
        if (AMBIGUOUS.matcher(said).matches() || said.matches(".*[ '’].*") && !GROUPED.matcher(said).matches()) {
            return TextNode.valueOf(text);
        }
        String bare = said.replaceAll("[ '’]", "");
        String decimals = bare.indexOf(',') != bare.lastIndexOf(',') ? "." : bare.indexOf('.') != bare.lastIndexOf('.') ? ","
                : bare.lastIndexOf(',') > bare.lastIndexOf('.') ? "," : ".";
        String thousands = decimals.equals(",") ? "." : ",";
        if (bare.contains(thousands) && !bare.matches("-?[0-9]{1,3}(" + Pattern.quote(thousands) + "[0-9]{3})+(" + Pattern.quote(decimals) + "[0-9]*)?")) {
            return TextNode.valueOf(text);
        }
        String number = bare.replace(thousands, "").replace(decimals, ".");
        return DECIMAL.matcher(number).matches() ? DecimalNode.valueOf(number(number)) : TextNode.valueOf(text);
    }

    /** Without the zeros behind the second decimal, as 151.6700. */
    static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        while (number.scale() > 2 && number.unscaledValue().mod(java.math.BigInteger.TEN).signum() == 0) {
            number = number.setScale(number.scale() - 1);
        }
        return number;
    }

    private static JsonNode flag(String text) {
        String key = Columns.key(text);
        return YES.contains(key) ? BooleanNode.TRUE : NO.contains(key) ? BooleanNode.FALSE : TextNode.valueOf(text);
    }

    private String code(Field field, String text) {
        String said = Columns.key(MORE.matcher(LESS.matcher(text).replaceAll(" moins de ")).replaceAll(" plus de "));
        Map<String, String> known = codes.of(field.list());
        return field.values().getOrDefault(said, known.getOrDefault(said, text));
    }

    /** As an export has it, or null. */
    private static ArrayNode json(String text) {
        try {
            return text.startsWith("[") && Results.OWN.readTree(text) instanceof ArrayNode array ? array : null;
        } catch (JsonProcessingException noJson) {
            return null;
        }
    }

    private static ArrayNode dates(String text) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Stream.of(text.split("[,;|+\n]")).map(String::strip).filter(one -> !one.isEmpty()).forEach(one -> list.add(Days.date(one)));
        return list;
    }

    private JsonNode list(Field field, String text) {
        ArrayNode json = json(text);
        if (json != null) {
            return json;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String one : text.split("[,;/|+\n]")) {
            if (!one.isBlank()) {
                list.add(code(field, one.strip()));
            }
        }
        return list;
    }
}
