package org.maillage.imports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a column holds whose heading says whose hours they are: those of one month ({@code janv-18}), those of one nature
 * ({@code Heures de formation}), or both. One row then makes a line for each of these columns that has a value.
 *
 * @param column its place, from 0
 * @param month  such as {@code 2018-01}; a whole day where the heading is a day that neither begins nor ends a month; {@code --01}
 *               without a year; null where the heading says none
 * @param kind   a code of {@code hourKind}, or null
 */
record Measure(int column, String month, String kind) {

    static final String WORK = "WORK";
    static final String TRAINING = "TRAINING";

    private static final Set<String> HOURS = Set.of("heure", "h", "nb", "volume", "horaire", "realise", "realisee", "effectue", "effectuee", "declare",
            "declaree", "insertion", "mensuelle");
    /** One of these is needed where no month says that the column holds hours. */
    private static final Set<String> NEEDED = Set.of("heure", "h", "horaire");
    private static final Set<String> WORKED = Set.of("travail", "travaille", "travaillee", "production");
    private static final Set<String> TRAINED = Set.of("formation");
    private static final Pattern DATED = Pattern.compile("(?<![a-z0-9])([0-9]{4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?(?:t00:00(?::00)?)?|[0-9]{1,2}[-/.](?:[0-9]{1,2}[-/.])?[0-9]{4}"
            + "|[a-z]{3,9}\\.?[-/. ]*(?:[0-9]{4}|[0-9]{2})|[0-9]{4}[-/. ]+[a-z]{3,9})(?![a-z0-9])");
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})[-/. ]+([a-z]+)");
    private static final int MONTH_LENGTH = 7;

    /** What a heading says, or null where it says more than a month and a nature of hours. */
    static Measure of(int column, String heading) {
        String text = HeadingWords.plain(heading).strip();
        Matcher dated = DATED.matcher(text);
        for (int from = 0; dated.find(from); from = dated.start(1) + 1) {
            String month = month(dated.group(1));
            if (month != null) {
                return natured(column, month, text.substring(0, dated.start(1)) + " " + text.substring(dated.end(1)));
            }
        }
        return natured(column, null, text);
    }

    private static Measure natured(int column, String month, String rest) {
        HeadingWords words = HeadingWords.of(rest);
        String bare = month == null ? words.words().stream().filter(word -> Days.named(word) > 0).findFirst().orElse(null) : null;
        boolean worked = words.words().stream().anyMatch(WORKED::contains);
        boolean trained = words.words().stream().anyMatch(TRAINED::contains);
        boolean hours = words.words().stream().anyMatch(NEEDED::contains);
        boolean all = words.words().stream().allMatch(word -> HOURS.contains(word) || WORKED.contains(word) || TRAINED.contains(word) || word.equals(bare));
        String said = bare == null ? month : "--%02d".formatted(Days.named(bare));
        String kind = worked ? WORK : trained ? TRAINING : null;
        boolean enough = said != null || kind != null && hours;
        return !all || worked && trained || !enough ? null : new Measure(column, said, kind);
    }

    /** Whether a heading says nothing but a nature of hours: « Formation ». */
    static boolean nature(String heading) {
        List<String> words = HeadingWords.of(heading).words();
        return !words.isEmpty() && words.stream().allMatch(word -> WORKED.contains(word) || TRAINED.contains(word));
    }

    private static String month(String text) {
        Matcher year = YEAR_FIRST.matcher(text);
        String said = year.matches() ? year.group(2) + " " + year.group(1) : text;
        String day = Days.date(said.replaceAll("t00:00(:00)?$", ""));
        if (day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            LocalDate date = LocalDate.parse(day);
            YearMonth month = YearMonth.from(date);
            return date.getDayOfMonth() == 1 || date.equals(month.atEndOfMonth()) ? month.toString() : day;
        }
        String month = Days.month(said);
        return month.matches("[0-9]{4}-[0-9]{2}") ? month : null;
    }

    /** Whether the heading is a month with its year. */
    boolean monthly() {
        return month != null && month.length() == MONTH_LENGTH && !yearless();
    }

    boolean yearless() {
        return month != null && month.startsWith("--");
    }

    boolean daily() {
        return month != null && month.length() > MONTH_LENGTH;
    }
}
