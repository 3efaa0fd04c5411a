package org.maillage.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A CSV file that spreadsheets open as it is meant: UTF-8 with a byte order mark, separated by semicolons, lines ended by CR LF.
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, so that what somebody once typed into a name
 * is never run on the machine of whoever opens the file.
 */
public final class Csv implements AutoCloseable {

    /** Media type of the file. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA = "=+-@\t\r";

    private final OutputStreamWriter out;
    private final CsvWriter rows;

    /** Writes to {@code out}, which {@link #close()} closes. */
    public Csv(OutputStream out) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.out.write(BYTE_ORDER_MARK);
        this.rows = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(this.out);
    }

    /** A line; null is an empty cell, numbers stay numbers. */
    public Csv row(Object... values) {
        rows.writeRecord(Arrays.stream(values).map(Csv::cell).toArray(String[]::new));
        return this;
    }

    private static String cell(Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString()
                : value instanceof Number number ? number.toString() : neutral(value.toString());
    }

    /** The text as no spreadsheet takes it for a formula (OWASP, CSV injection). */
    public static String neutral(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
