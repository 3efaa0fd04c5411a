package org.maillage.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A CSV file in UTF-8, its lines ended by CR LF: for spreadsheets with a byte order mark and semicolons, for machines as RFC 4180
 * has it. A text that a spreadsheet would take for a formula gets an apostrophe before it, so that what somebody once typed into a
 * name is never run on the machine of whoever opens the file.
 */
public final class Csv implements AutoCloseable {

    /** Media type of the file. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** Also behind apostrophes: who takes one away again has the text that it was. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r](?s:.*)");

    private final CsvWriter rows;
    private final char decimalPoint;
    private int width;

    private Csv(Writer out, char separator, char decimalPoint) {
        this.rows = CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.CRLF).build(out);
        this.decimalPoint = decimalPoint;
    }

    /** For spreadsheets; {@link #close()} closes {@code out}. */
    public Csv(OutputStream out) throws IOException {
        this(marked(out), ';', '.');
    }

    /** For spreadsheets that know decimals by {@code decimalPoint}. */
    public static Csv spreadsheet(OutputStream out, char decimalPoint) throws IOException {
        return new Csv(marked(out), ';', decimalPoint);
    }

    /** For machines: RFC 4180, separated by commas, no byte order mark. */
    public static Csv rfc4180(OutputStream out) {
        return new Csv(new OutputStreamWriter(out, StandardCharsets.UTF_8), ',', '.');
    }

    private static Writer marked(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        return writer;
    }

    /** A line; null is an empty cell, numbers stay numbers. It is filled up to the fields of the widest line before it. */
    public Csv row(Object... values) {
        width = Math.max(width, values.length);
        String[] cells = new String[width];
        for (int i = 0; i < width; i++) {
            cells[i] = i < values.length ? cell(values[i]) : "";
        }
        rows.writeRecord(cells);
        return this;
    }

    private String cell(Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString().replace('.', decimalPoint)
                : value instanceof Number number ? number.toString() : neutral(value.toString());
    }

    /** The text as no spreadsheet takes it for a formula (OWASP, CSV injection). */
    public static String neutral(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
