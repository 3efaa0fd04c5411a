package org.maillage.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with a sheet for each table, and a last one that says what it is about. Numbers and dates are what they are, the
 * headings stay in sight and filter the rows. Rows go out as they come; a table that is longer than a sheet goes on in another.
 */
final class Workbooks implements Streamed {

    /** Rows that a sheet has at most (ECMA-376, and every spreadsheet since 2007). */
    static final int MOST_ROWS = 1_048_576;

    private static final int FLUSHED = 1_000;
    private static final int LONGEST_NAME = 31;
    private static final int NARROW = 12;
    private static final int WIDE = 28;
    private static final String HEAD = "E4ECEF";

    private final Workbook book;
    private final Words words;
    private final Locale locale;
    private final int mostRows;
    private final Set<String> names = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private String title = "";
    private List<Fact> facts = List.of();
    private Table table;
    private Worksheet sheet;
    private int next;

    Workbooks(OutputStream out, Locale locale) {
        this(out, locale, MOST_ROWS);
    }

    Workbooks(OutputStream out, Locale locale, int mostRows) {
        this.book = new Workbook(out, "Maillage", null);
        this.words = new Words(locale);
        this.locale = locale;
        this.mostRows = mostRows;
    }

    @Override
    public void heading(String said, List<Fact> about) {
        title = said;
        facts = about;
    }

    @Override
    public void table(Table begun) {
        finish();
        table = begun;
        begin();
    }

    private void begin() {
        sheet = book.newWorksheet(name(words.title(table)));
        next = 1;
        int columns = table.columns().size();
        for (int i = 0; i < columns; i++) {
            Column column = table.columns().get(i);
            sheet.value(0, i, words.heading(column));
            sheet.width(i, column.kind() == Column.Kind.TEXT || column.kind() == Column.Kind.CODED ? WIDE : NARROW);
        }
        if (columns > 0) {
            sheet.range(0, 0, 0, columns - 1).style().bold().fillColor(HEAD).wrapText(true).set();
        }
        sheet.freezePane(0, 1);
    }

    /** Short, without the signs that sheets must not have, and no two alike. */
    private String name(String wanted) {
        String clean = wanted.replaceAll("[\\[\\]:*?/\\\\]", " ");
        for (int number = 1; ; number++) {
            String end = number == 1 ? "" : " " + number;
            String name = clean.substring(0, Math.min(clean.length(), LONGEST_NAME - end.length())) + end;
            if (names.add(name.toLowerCase(Locale.ROOT))) {
                return name;
            }
        }
    }

    @Override
    public void row(Object... cells) {
        line(false, cells);
    }

    @Override
    public void subtotal(Object... cells) {
        line(true, cells);
    }

    @Override
    public void total(Object... cells) {
        line(true, cells);
    }

    private void line(boolean sum, Object... cells) {
        if (next == mostRows) {
            finish();
            begin();
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                cell(i, table.columns().get(i), cells[i], sum);
            }
        }
        next++;
        if (next % FLUSHED == 0) {
            flush();
        }
    }

    private void cell(int column, Column of, Object value, boolean sum) {
        if (value instanceof BigDecimal number) {
            sheet.value(next, column, number);
        } else if (value instanceof Number number) {
            sheet.value(next, column, number);
        } else if (value instanceof LocalDate date) {
            sheet.value(next, column, date);
        } else if (value instanceof YearMonth month) {
            sheet.value(next, column, month.atDay(1));
        } else {
            sheet.inlineString(next, column, words.cell(of, value));
        }
        style(sheet.style(next, column), format(of, value), sum);
    }

    private static void style(StyleSetter style, String format, boolean sum) {
        StyleSetter formatted = format == null ? style : style.format(format);
        if (sum) {
            formatted.bold().set();
        } else if (format != null) {
            formatted.set();
        }
    }

    /** Spreadsheets show these as their language does: in French {@code 1 234,50} and {@code 31/12/2018}. */
    private static String format(Column of, Object value) {
        if (value instanceof LocalDate) {
            return "dd/mm/yyyy";
        }
        if (value instanceof YearMonth) {
            return "mm/yyyy";
        }
        return !(value instanceof Number) ? null : switch (of.kind()) {
            case SHARE -> "0.00%";
            case COUNT -> "#,##0";
            default -> "#,##0.00";
        };
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    private void finish() {
        if (sheet != null) {
            if (!table.columns().isEmpty()) {
                sheet.setAutoFilter(0, 0, Math.max(next - 1, 0), table.columns().size() - 1);
            }
            close(sheet);
        }
    }

    private void about() {
        sheet = book.newWorksheet(name(Texts.of(locale, "sheet.about")));
        sheet.width(0, WIDE);
        sheet.width(1, 2 * WIDE);
        sheet.inlineString(0, 0, title);
        sheet.style(0, 0).bold().set();
        int line = 2;
        for (Fact fact : facts) {
            sheet.inlineString(line, 0, words.label(fact));
            sheet.inlineString(line++, 1, fact.value() == null ? "" : words.plain(fact.value()));
        }
        for (String note : notes) {
            sheet.inlineString(++line, 0, note);
        }
        close(sheet);
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Worksheet done) {
        try {
            done.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        finish();
        about();
        book.finish();
        book.close();
    }
}
