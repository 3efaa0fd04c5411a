package org.maillage.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A document in words, as the template lays it out.
 *
 * @param paper A4, or wider for many columns
 * @param made  when, and the hash of the content
 */
public record Page(String lang, String title, String paper, List<Line> facts, List<String> notes, List<Grid> grids, String made) {

    private static final int NARROW = 7;
    private static final int WIDE = 13;

    /** A fact. */
    public record Line(String label, String value) {
    }

    /** A table. */
    public record Grid(String title, List<Head> heads, List<Row> rows, List<String> notes) {
    }

    /** A heading, with the class of its column. */
    public record Head(String text, String css) {
    }

    /** A row, with the class of its kind. */
    public record Row(String css, List<Head> cells) {
    }

    static Page of(Sheets sheets, Locale locale, LocalDate today, String hash) {
        Words words = new Words(locale);
        int most = sheets.sheets().stream().mapToInt(sheet -> sheet.table().columns().size()).max().orElse(0);
        return new Page(locale.getLanguage(), sheets.title(), most <= NARROW ? "A4 portrait" : most <= WIDE ? "A4 landscape" : "A3 landscape",
                sheets.facts().stream().filter(fact -> fact.value() != null)
                        .map(fact -> new Line(words.label(fact), words.plain(fact.value()))).toList(),
                sheets.notes(), sheets.sheets().stream().map(sheet -> grid(sheet, words)).toList(),
                Texts.of(locale, "page.made", words.plain(today), hash));
    }

    private static Grid grid(Sheets.Sheet sheet, Words words) {
        List<Column> columns = sheet.table().columns();
        return new Grid(words.title(sheet.table()), columns.stream().map(column -> new Head(words.heading(column), css(column))).toList(),
                sheet.rows().stream().map(row -> row(row, columns, words)).toList(), sheet.notes());
    }

    private static Row row(Sheets.Row row, List<Column> columns, Words words) {
        List<Head> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(new Head(words.cell(columns.get(i), row.cells()[i]), css(columns.get(i))));
        }
        return new Row(row.kind() == RowKind.DETAIL ? "detail" : "sum", cells);
    }

    private static String css(Column column) {
        return column.kind().number() ? "n" : column.kind() == Column.Kind.DATE || column.kind() == Column.Kind.MONTH ? "d" : "t";
    }
}
