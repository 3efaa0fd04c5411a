package org.maillage.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** Lines of a text in columns, whatever parts them. */
final class CsvLines implements Lines {

    private static final int SAMPLE = 64 * 1024;
    private static final int LONGEST_CELL = 256 * 1024;
    private static final char[] SEPARATORS = {';', ',', '\t', '|'};

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Rows rows;
    private final RowShape shape;
    private int last;

    /** @throws Refused 422 when there are no headings that are known */
    CsvLines(Reader text, Columns columns, Cells cells) throws IOException {
        BufferedReader buffered = new BufferedReader(text, SAMPLE * 2);
        String sample = sample(buffered);
        char separator = separator(sample, columns);
        List<CsvRecord> first = records(sample, separator);
        CsvRecord row = first.get(Heading.find(cells(first), columns));
        rows = new Rows(Heading.of(row.getFields().stream().map(Cells::clean).toList(), columns), cells);
        shape = new RowShape(rows.heading(), separator);
        reader = builder(separator).ofCsvRecord(buffered);
        records = reader.iterator();
        last = (int) row.getStartingLineNumber();
    }

    private static String sample(BufferedReader text) throws IOException {
        text.mark(SAMPLE);
        char[] sample = new char[SAMPLE];
        int length = 0;
        for (int count = 0; count >= 0 && length < SAMPLE; count = text.read(sample, length, SAMPLE - length)) {
            length += count;
        }
        text.reset();
        return new String(sample, 0, length);
    }

    /** The one under which most headings are known: what stands most often may be a decimal comma. */
    private static char separator(String sample, Columns columns) {
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int known = cells(records(sample, separator)).stream().mapToInt(row -> Heading.known(row, columns)).max().orElse(0);
            if (known > most) {
                best = separator;
                most = known;
            }
        }
        return best;
    }

    private static List<CsvRecord> records(String sample, char separator) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = builder(separator).ofCsvRecord(sample)) {
            for (Iterator<CsvRecord> each = reader.iterator(); records.size() < Heading.SEARCHED && each.hasNext();) {
                records.add(each.next());
            }
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            return records;
        }
        return records;
    }

    private static List<List<String>> cells(List<CsvRecord> records) {
        return records.stream().map(record -> record.getFields().stream().map(Cells::clean).toList()).toList();
    }

    private static CsvReader.CsvReaderBuilder builder(char separator) {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).maxBufferSize(LONGEST_CELL);
    }

    @Override
    public Line next() {
        try {
            while (records.hasNext()) {
                CsvRecord row = records.next();
                int number = (int) row.getStartingLineNumber();
                Line line = number <= last ? null : rows.line(number, row.getFields());
                if (line != null) {
                    String torn = line.refusal() == null ? shape.torn(row.getFields(), !records.hasNext()) : null;
                    return torn == null ? line : line.refused(Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", torn));
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
    }

    @Override
    public Heading heading() {
        return rows.heading();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
