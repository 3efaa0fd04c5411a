package org.maillage.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.maillage.web.Refused;

/** Lines of all visible sheets of a workbook that have headings which are known, one sheet after the other. */
final class WorkbookLines implements Lines {

    /** Sheets of our templates that explain: {@code Listes}, {@code Colonnes}. */
    private static final Set<String> EXPLAINING = Stream.of(Locale.FRENCH, Locale.ENGLISH)
            .flatMap(locale -> Stream.of(Texts.of(locale, "template.codes"), Texts.of(locale, "template.columns"))).collect(Collectors.toSet());

    /** Hidden sheets that a refusal names. */
    private static final int MOST_NAMED = 5;

    private final Book book;
    private final int expected;
    private final Columns columns;
    private final Cells cells;
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, String> tops = new HashMap<>();
    private final Deque<Line> waiting = new ArrayDeque<>();
    private int at = -1;
    private int base;
    private int lastRow;
    private Rows rows;
    private Stream<SheetRow> stream;
    private Iterator<SheetRow> each;

    /** A sheet: with headings, or with what is wrong with them; known are how many of them are known. */
    private static final class Part {
        private final BookSheet sheet;
        private final HeadingSearch.Found found;
        private final Refused why;
        private final int known;
        private int lines;

        Part(BookSheet sheet, HeadingSearch.Found found, Refused why, int known) {
            this.sheet = sheet;
            this.found = found;
            this.why = why;
            this.known = known;
        }

        /** Whether it is a list all the same, and what it holds would be missed. */
        boolean missed() {
            return why != null && (known > 1 || month(sheet) != null);
        }

        SheetReport report() {
            SheetStatus status = found != null ? SheetStatus.READ : sheet.hidden() ? SheetStatus.HIDDEN : SheetStatus.NOT_RECOGNISED;
            return new SheetReport(sheet.name(), status, found == null ? 0 : lines, found == null ? null : ImportView.columns(found.heading()));
        }
    }

    /**
     * Opens all sheets at once, so that nothing is written of a file that will not be understood.
     *
     * @param expected how many rows the workbook has, as far as can be seen
     * @throws Refused 422 when no sheet has the headings
     */
    WorkbookLines(Book book, int expected, Columns columns, Cells cells) throws IOException {
        this.book = book;
        this.expected = expected;
        this.columns = columns;
        this.cells = cells;
        for (BookSheet sheet : guarded(book::sheets)) {
            parts.add(sheet.hidden() ? new Part(sheet, null, null, 0) : guarded(() -> part(sheet)));
        }
        if (parts.stream().noneMatch(part -> part.found != null)) {
            throw unread();
        }
    }

    /** What is wrong with the sheet that is most like a list; those that are hidden are named, since they may be what was meant. */
    private Refused unread() {
        Refused why = parts.stream().filter(part -> part.why != null).max(Comparator.comparingInt(part -> part.known)).map(WorkbookLines::named)
                .orElseGet(() -> Refused.because(ImportProblem.IMPORT_COLUMNS_UNKNOWN, "–"));
        parts.stream().filter(part -> part.sheet.hidden()).limit(MOST_NAMED)
                .forEach(part -> why.fault(Refused.In.POINTER, "", "sheet-hidden", part.sheet.name()));
        return why;
    }

    /** What may be thrown while a workbook is read. */
    private interface Reads<T> {
        T get() throws IOException;
    }

    private static <T> T guarded(Reads<T> reads) throws IOException {
        try {
            return reads.get();
        } catch (ExcelReaderException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
    }

    private Part part(BookSheet sheet) throws IOException {
        List<SheetRow> first;
        try (Stream<SheetRow> some = sheet.rows()) {
            first = some.limit(Heading.SEARCHED).toList();
        }
        int known = first.stream().mapToInt(row -> HeadingSearch.known(row.cells().stream().map(Cells::clean).toList(), columns)).max().orElse(0);
        if (EXPLAINING.contains(sheet.name()) || first.stream().allMatch(row -> row.cells().stream().allMatch(cell -> Cells.clean(cell).isEmpty()))) {
            return new Part(sheet, null, null, 0);
        }
        try {
            return new Part(sheet, new HeadingSearch(first, columns, sheet.layout()).find(month(sheet)), null, known);
        } catch (Refused e) {
            return new Part(sheet, null, e, known);
        }
    }

    /** The month that the name of the sheet says with its year, or null. */
    private static String month(BookSheet sheet) {
        return Days.whole(Cells.clean(sheet.name()));
    }

    private static Refused named(Part part) {
        return part.why.faults().isEmpty() ? part.why.fault(Refused.In.POINTER, "", Advice.IN_SHEET, part.sheet.name()) : part.why;
    }

    ImportFormat format() {
        return book instanceof OpenDocumentBook ? ImportFormat.ODS : ImportFormat.XLSX;
    }

    @Override
    public Integer expected() {
        return expected;
    }

    @Override
    public List<SheetReport> sheets() {
        return parts.stream().map(Part::report).toList();
    }

    /** Of the first sheet that is read. */
    @Override
    public Heading heading() {
        return parts.stream().filter(part -> part.found != null).findFirst().orElseThrow().found.heading();
    }

    @Override
    public List<Heading> headings() {
        return parts.stream().filter(part -> part.found != null).map(part -> part.found.heading()).toList();
    }

    @Override
    public Line next() throws IOException {
        return guarded(() -> {
            while (waiting.isEmpty()) {
                if (each != null && each.hasNext()) {
                    read(each.next());
                } else if (!open()) {
                    return null;
                }
            }
            parts.get(at).lines++;
            return waiting.poll();
        });
    }

    private void read(SheetRow row) {
        lastRow = row.number();
        if (row.number() > rows.headingRow()) {
            waiting.addAll(rows.lines(filled(row)));
        }
    }

    /** The row with days that count from 1900, and with what it shares with rows above: their cells are merged. */
    private SheetRow filled(SheetRow row) {
        Heading heading = rows.heading();
        SheetLayout layout = parts.get(at).sheet.layout();
        List<String> filled = new ArrayList<>(row.cells());
        for (int column : row.numbers()) {
            Field field = heading.field(column);
            if (field != null && (field.type() == Field.Type.DATE || field.type() == Field.Type.MONTH)) {
                filled.set(column, book.dayOf(filled.get(column)));
            }
        }
        for (int column : layout.mergedColumns()) {
            SheetLayout.Merge merge = layout.downwards(row.number(), column);
            Field field = heading.field(column);
            if (merge != null && merge.firstRow() == row.number()) {
                tops.put(column, column < filled.size() ? filled.get(column) : "");
            } else if (merge != null && merge.firstRow() > rows.headingRow() && field != null && field.type() != Field.Type.DECIMAL) {
                while (filled.size() <= column) {
                    filled.add("");
                }
                filled.set(column, tops.getOrDefault(column, ""));
            }
        }
        return row.with(filled);
    }

    /** The next sheet; false when there is none. One that would be missed makes a line of its own, which is refused. */
    private boolean open() throws IOException {
        leave();
        if (++at == parts.size()) {
            at--;
            return false;
        }
        Part part = parts.get(at);
        if (part.missed()) {
            base++;
            waiting.add(new Line(base, JsonNodeFactory.instance.objectNode(),
                    List.of(), named(part), List.of(), new Line.Place(part.sheet.name(), 1, null)));
        } else if (part.found != null) {
            rows = new Rows(part.found, columns, cells, part.sheet.layout(), part.sheet.name(), base);
            stream = part.sheet.rows();
            each = stream.iterator();
            lastRow = 0;
            tops.clear();
        }
        return true;
    }

    private void leave() {
        if (stream != null) {
            base = rows.last(lastRow);
            stream.close();
        }
        stream = null;
        each = null;
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
        book.close();
    }
}
