package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.maillage.territory.Verdict;
import org.maillage.web.Messages;

/** The texts, numbers and dates of the page in one language. */
record Words(Locale locale, ResourceBundle texts) {

    private static final String NONE = "–";

    static Words in(Locale locale) {
        return new Words(locale, ResourceBundle.getBundle("dashboard", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** A text with its arguments, which are words already. */
    String text(String key, Object... args) {
        return new MessageFormat(texts.getString(key), locale).format(args);
    }

    String label(String list, Enum<?> code) {
        return label(list, code.name());
    }

    String label(String list, String code) {
        return Messages.label(locale, list, code);
    }

    String verdict(Verdict verdict) {
        return label("verdict", verdict);
    }

    /** With two digits; a dash for null. */
    String number(BigDecimal value) {
        return value == null ? NONE : format(2).format(value);
    }

    /** Without digits after the point. */
    String round(BigDecimal value) {
        return format(0).format(value);
    }

    String count(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    String hours(BigDecimal value) {
        return value == null ? NONE : number(value) + "\u00a0h";
    }

    /** A share as hundredths with two digits. */
    String percent(BigDecimal share) {
        return share == null ? NONE : text("percent", format(2).format(share.movePointRight(2)));
    }

    /** A share of something that has only so many digits as it needs: 30 %, 12.5 %. */
    String plainPercent(BigDecimal share) {
        NumberFormat format = format(0);
        format.setMaximumFractionDigits(2);
        return text("percent", format.format(share.movePointRight(2)));
    }

    /** 30 September 2018. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(texts.getString(day.getDayOfMonth() == 1 ? "day.first" : "day"), locale).format(day);
    }

    /** 30/09/2018. */
    String shortDay(LocalDate day) {
        return day == null ? NONE : DateTimeFormatter.ofPattern(texts.getString("day.short"), locale).format(day);
    }

    /** June. */
    String month(Month month) {
        return month.getDisplayName(TextStyle.FULL_STANDALONE, locale);
    }

    /** J. */
    String initial(Month month) {
        return month(month).substring(0, 1).toUpperCase(locale);
    }

    private NumberFormat format(int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }
}
