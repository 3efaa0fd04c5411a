package org.maillage.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private final Deque<Line> waiting = new ArrayDeque<>();

    /** @throws Refused 422 when there are no headings that are known */
    CsvLines(Reader text, Columns columns, Cells cells) throws IOException {
        BufferedReader buffered = new BufferedReader(text, SAMPLE * 2);
        String sample = sample(buffered);
        char separator = separator(sample, columns);
        SheetLayout plain = new SheetLayout(false);
        List<SheetRow> first = records(sample, separator).stream().map(CsvLines::row).toList();
        rows = new Rows(new HeadingSearch(first, columns, plain).find(null), columns, cells, plain, null, 0);
        shape = new RowShape(rows.heading(), separator);
        reader = builder(separator).ofCsvRecord(buffered);
        records = reader.iterator();
    }

    private static SheetRow row(CsvRecord record) {
        return new SheetRow((int) record.getStartingLineNumber(), record.getFields());
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
            int known = cells(records(sample, separator)).stream().mapToInt(row -> HeadingSearch.known(row, columns)).max().orElse(0);
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
        return records.stream().map(record -> record.getFields().stream().map(cell -> Cells.clean(Mojibake.repaired(cell))).toList()).toList();
    }

    private static CsvReader.CsvReaderBuilder builder(char separator) {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true).maxBufferSize(LONGEST_CELL);
    }

    @Override
    public Line next() {
        try {
            while (waiting.isEmpty() && records.hasNext()) {
                SheetRow row = row(records.next());
                if (row.number() > rows.headingRow()) {
                    waiting.addAll(lines(row));
                }
            }
            return waiting.poll();
        } catch (CsvParseException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
    }

    private List<Line> lines(SheetRow row) {
        List<Line> lines = rows.lines(row);
        String torn = lines.stream().anyMatch(line -> !shapeless(line)) ? shape.torn(row.cells(), !records.hasNext()) : null;
        return torn == null ? lines : List.of(lines.get(0).refused(Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", torn)));
    }

    /** Whether a line is refused for what stands in its cells, so that it does not matter where they stand. */
    private static boolean shapeless(Line line) {
        return line.refusal() != null && line.refusal().type() == CommonProblem.NIR_REFUSED;
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
