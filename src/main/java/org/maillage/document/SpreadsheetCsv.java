package org.maillage.document;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.maillage.web.Csv;

/**
 * CSV that a spreadsheet opens by a double click: headings and labels in the reader's language, decimals and days as the language
 * writes them. Tables stand one below the other; the first begins in the first line, so that its columns are known.
 */
final class SpreadsheetCsv implements Streamed {

    private final Csv csv;
    private final Words words;
    private Table table;

    SpreadsheetCsv(OutputStream out, Locale locale) throws IOException {
        this.csv = Csv.spreadsheet(out, DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
        this.words = new Words(locale);
    }

    @Override
    public void heading(String title, List<Fact> facts) {
        // a spreadsheet looks for the columns in the first line
    }

    @Override
    public void table(Table next) {
        if (table != null) {
            csv.row().row(words.title(next));
        }
        table = next;
        csv.row(next.columns().stream().map(words::heading).toArray());
    }

    @Override
    public void row(Object... cells) {
        List<Object> line = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            line.add(cells[i] instanceof BigDecimal || cells[i] instanceof Number ? cells[i] : words.cell(table.columns().get(i), cells[i]));
        }
        csv.row(line.toArray());
    }

    @Override
    public void subtotal(Object... cells) {
        row(cells);
    }

    @Override
    public void total(Object... cells) {
        row(cells);
    }

    @Override
    public void note(String text) {
        // a line that is no row would be taken for one
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
