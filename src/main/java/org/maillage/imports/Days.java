package org.maillage.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and months as they are written in France and in spreadsheets; the day stands before the month. What is none stays as it is. */
final class Days {

    private static final Pattern ISO = Pattern.compile("([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?");
    private static final Pattern FRENCH = Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})(?: 00:00(?::00)?)?");
    /** {@code 31 mai 1987}, {@code 1er juin 1987}. */
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,2})(?:er)?[-/. ]+([^0-9]+?)[-/. ]+([0-9]{4})");
    /** Neither a year (1990) nor a day without signs (010290): those would be days long ago. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{4}(?:\\.0+)?");
    /** A spreadsheet makes 2018.1 of 2018.10, so that one digit is enough only behind what is no point. */
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})(?:[-/ ]([0-9]{1,2})|\\.?([0-9]{2}))");
    private static final Pattern MONTH_FIRST = Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{4})");
    private static final Pattern NAMED = Pattern.compile("([^0-9]+?)[-/. ]*([0-9]{4}|[0-9]{2})");
    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    /** Of a spreadsheet: 1 January 2000. No month of work is older, but 012018 without its zero would be one of 1932. */
    private static final String FIRST_MONTH = "36526";
    /** Of a spreadsheet: 1 March 1900 to the end of 2199. */
    private static final int FIRST_NUMBER = 61;
    private static final int LAST_NUMBER = 109_938;
    private static final Map<String, Integer> NAMES = names();

    private Days() {
    }

    /** {@code 31/12/2018}, {@code 31.12.2018}, {@code 2018-12-31}, {@code 31 décembre 2018} or the number of the day in a spreadsheet. */
    static String date(String text) {
        Matcher iso = ISO.matcher(text);
        Matcher french = FRENCH.matcher(text);
        try {
            if (iso.matches()) {
                return day(iso.group(1), iso.group(2), iso.group(3)).toString();
            }
            if (french.matches()) {
                return day(french.group(3), french.group(2), french.group(1)).toString();
            }
            Matcher written = WRITTEN.matcher(text);
            if (written.matches() && NAMES.containsKey(Columns.key(written.group(2)))) {
                return day(written.group(3), String.valueOf(NAMES.get(Columns.key(written.group(2)))), written.group(1)).toString();
            }
            return NUMBER.matcher(text).matches() ? numbered(text).toString() : text;
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** {@code 2018-12}, {@code 12/2018}, {@code décembre 2018}, {@code déc-18}, {@code 201812}, or any day of it. */
    static String month(String text) {
        try {
            Matcher year = YEAR_FIRST.matcher(text);
            if (year.matches() && plausible(year.group(1))) {
                return month(year.group(1), Integer.parseInt(year.group(2) == null ? year.group(3) : year.group(2)));
            }
            Matcher month = MONTH_FIRST.matcher(text);
            if (month.matches()) {
                return month(month.group(2), Integer.parseInt(month.group(1)));
            }
            Matcher named = NAMED.matcher(text);
            Integer number = named.matches() ? NAMES.get(Columns.key(named.group(1))) : null;
            if (number != null) {
                return month(named.group(2).length() == 2 ? "20" + named.group(2) : named.group(2), number);
            }
            String day = NUMBER.matcher(text).matches() && text.compareTo(FIRST_MONTH) < 0 ? text : date(text);
            return day.equals(text) && !ISO.matcher(text).matches() ? text : YearMonth.from(LocalDate.parse(day)).toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** As {@link #month}; null where a text is no month with its year. */
    static String whole(String text) {
        String month = month(text);
        return month.matches("[0-9]{4}-[0-9]{2}") ? month : null;
    }

    /** The number of the month of this name, without accents; 0 for what is none. */
    static int named(String name) {
        return NAMES.getOrDefault(name, 0);
    }

    /** The day of a spreadsheet that counts from 1900. */
    static LocalDate numbered(String text) {
        int number = Integer.parseInt(text.replaceAll("\\..*", ""));
        if (number < FIRST_NUMBER || number > LAST_NUMBER) {
            throw new DateTimeException("no day of a spreadsheet");
        }
        return ZERO.plusDays(number);
    }

    private static boolean plausible(String year) {
        return year.startsWith("19") || year.startsWith("20") || year.startsWith("21");
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static String month(String year, int month) {
        return YearMonth.of(Integer.parseInt(year), month).toString();
    }

    private static Map<String, Integer> names() {
        String[] french = {"janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"};
        String[] english = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
        String[] brief = {"janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"};
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < french.length; i++) {
            for (String name : new String[] {french[i], english[i], brief[i], english[i].substring(0, 3)}) {
                names.put(name, i + 1);
            }
        }
        names.put("fev", 2);
        names.put("juill", 7);
        names.put("jul", 7);
        return names;
    }
}
