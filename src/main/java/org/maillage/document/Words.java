package org.maillage.document;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.maillage.web.Messages;

/** Cells as people read them in their language. */
final class Words {

    private static final char SPACE = '\u00A0';

    private final Locale locale;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;
    private final DecimalFormatSymbols symbols;

    Words(Locale locale) {
        this.locale = locale;
        this.day = DateTimeFormatter.ofPattern(Texts.of(locale, "format.day"), locale);
        this.month = DateTimeFormatter.ofPattern(Texts.of(locale, "format.month"), locale);
        this.symbols = DecimalFormatSymbols.getInstance(locale);
        if (locale.getLanguage().equals("fr")) {
            // the narrow space of newer Java is in few fonts
            symbols.setGroupingSeparator(SPACE);
        }
    }

    String heading(Column column) {
        return Texts.of(locale, "column." + column.key());
    }

    String title(Table table) {
        return Texts.of(locale, "table." + table.key());
    }

    String label(Fact fact) {
        return Texts.of(locale, "fact." + fact.key());
    }

    /** Empty for null. */
    String cell(Column column, Object value) {
        if (value == null) {
            return "";
        }
        return switch (column.kind()) {
            case CODED -> Messages.label(locale, column.list(), value.toString());
            case SHARE -> value instanceof BigDecimal share ? percent(share) : value.toString();
            default -> plain(value);
        };
    }

    /** A value that stands in no column. */
    String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number("#,##0.00", number);
        }
        if (value instanceof Number number) {
            return number("#,##0", number);
        }
        if (value instanceof LocalDate date) {
            return day.format(date);
        }
        return value instanceof YearMonth one ? month.format(one) : value instanceof Boolean yes ? flag(yes) : value.toString();
    }

    private String percent(BigDecimal share) {
        return number("#,##0.00", share.movePointRight(2)) + (locale.getLanguage().equals("fr") ? SPACE + "%" : "%");
    }

    private String number(String pattern, Number number) {
        return new DecimalFormat(pattern, symbols).format(number);
    }

    String flag(boolean yes) {
        return Texts.of(locale, yes ? "yes" : "no");
    }
}
