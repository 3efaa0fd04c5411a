package org.maillage.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.maillage.web.Refused;

/** Lines of the first sheet of a workbook that has headings which are known. */
final class SheetLines implements Lines {

    /** Digits that a spreadsheet holds of a number; what comes behind them is noise. */
    private static final MathContext DIGITS = new MathContext(15);
    private static final ReadingOptions OPTIONS = new ReadingOptions(true, false);

    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> each;
    private final Rows rows;
    private final int expected;
    private final boolean since1904;
    private int last;

    private SheetLines(ReadableWorkbook book, Sheet sheet, int expected, Columns columns, Cells cells) throws IOException {
        this.book = book;
        this.since1904 = book.isDate1904();
        this.expected = expected;
        this.stream = sheet.openStream();
        this.each = stream.iterator();
        List<Row> first = first(sheet);
        List<List<String>> texts = first.stream().map(this::cells).toList();
        int found = Heading.find(texts, columns);
        this.last = first.get(found).getRowNum();
        this.rows = new Rows(Heading.of(texts.get(found).stream().map(Cells::clean).toList(), columns), cells);
    }

    /**
     * Reads a workbook out of a file that is gone from the folder as soon as it is open.
     *
     * @param folder where only the service looks in
     * @throws Refused 422 for what is no workbook, or a harmful one
     */
    static SheetLines of(InputStream bytes, Path folder, Columns columns, Cells cells) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "import", ".xlsx");
        try {
            try (var out = Files.newOutputStream(file)) {
                bytes.transferTo(out);
            }
            int expected = Archive.check(file);
            return opened(new ReadableWorkbook(file.toFile(), OPTIONS), expected, columns, cells);
        } catch (ExcelReaderException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static SheetLines opened(ReadableWorkbook book, int expected, Columns columns, Cells cells) throws IOException {
        try {
            for (Sheet sheet : book.getSheets().toList()) {
                try {
                    return new SheetLines(book, sheet, expected, columns, cells);
                } catch (Refused e) {
                    if (e.type() != ImportProblem.IMPORT_COLUMNS_UNKNOWN) {
                        throw e;
                    }
                }
            }
            throw Refused.because(ImportProblem.IMPORT_COLUMNS_UNKNOWN);
        } catch (RuntimeException | IOException e) {
            book.close();
            throw e;
        }
    }

    private static List<Row> first(Sheet sheet) throws IOException {
        List<Row> first = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            for (Iterator<Row> each = rows.iterator(); first.size() < Heading.SEARCHED && each.hasNext();) {
                first.add(each.next());
            }
        }
        return first;
    }

    /** Rows of all sheets, as far as can be seen. */
    int expected() {
        return expected;
    }

    @Override
    public Line next() {
        try {
            while (each.hasNext()) {
                Row row = each.next();
                Line line = row.getRowNum() <= last ? null : rows.line(row.getRowNum(), cells(row));
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (ExcelReaderException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        }
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getCell(i)));
        }
        return cells;
    }

    private String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            String number = plain(cell.asNumber());
            return isDay(cell) ? day(number) : number;
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean().toString();
        }
        Object value = cell.getValue();
        return value instanceof BigDecimal number ? plain(number) : value == null ? "" : value.toString();
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }

    /** Whether the number is shown as a day: by one of the formats that every spreadsheet knows, or by letters of days. */
    private static boolean isDay(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        return id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)
                || format != null && format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").matches("(?i).*[dy].*");
    }

    private String day(String number) {
        try {
            return Days.numbered(number).plusDays(since1904 ? 1462 : 0).toString();
        } catch (DateTimeException | NumberFormatException e) {
            return number;
        }
    }

    @Override
    public Heading heading() {
        return rows.heading();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
