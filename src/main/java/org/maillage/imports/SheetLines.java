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
    /** In the place of what a formula yields, where nobody computed it: some programs write formulas alone. */
    static final String UNCOMPUTED = "#?";
    /** Seconds of a day, which is 1. */
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final int DAYS_TO_1904 = 1462;
    private static final ReadingOptions OPTIONS = new ReadingOptions(true, false);

    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> each;
    private Rows rows;
    private final int expected;
    private final boolean since1904;
    private int last;

    private SheetLines(ReadableWorkbook book, Sheet sheet, Archive archive, Columns columns, Cells cells) throws IOException {
        this.book = book;
        this.since1904 = archive.since1904();
        this.expected = archive.rows();
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
            Archive archive = Archive.check(file);
            return opened(new ReadableWorkbook(file.toFile(), OPTIONS), archive, columns, cells);
        } catch (ExcelReaderException | UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refused.because(ImportProblem.IMPORT_UNREADABLE);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static SheetLines opened(ReadableWorkbook book, Archive archive, Columns columns, Cells cells) throws IOException {
        try {
            for (Sheet sheet : book.getSheets().toList()) {
                try {
                    return new SheetLines(book, sheet, archive, columns, cells);
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
            cells.add(counted(text(row.getCell(i)), row.getCell(i), i));
        }
        return cells;
    }

    /** A day that is not shown as one is a number, which has to be one of those that count from 1900. */
    private String counted(String text, Cell cell, int column) {
        Field field = !since1904 || rows == null || column >= rows.heading().fields().size() ? null : rows.heading().fields().get(column);
        boolean day = field != null && (field.type() == Field.Type.DATE || field.type() == Field.Type.MONTH)
                && cell != null && cell.getType() == CellType.NUMBER && text.matches("[0-9]{4,5}");
        return day ? String.valueOf(Integer.parseInt(text) + DAYS_TO_1904) : text;
    }

    private String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.ERROR) {
            return cell.getRawValue() == null ? UNCOMPUTED : cell.getRawValue();
        }
        if (cell.getType() == CellType.NUMBER) {
            return number(cell, cell.asNumber());
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean().toString();
        }
        Object value = cell.getValue();
        if (value == null) {
            return cell.getFormula() == null ? "" : UNCOMPUTED;
        }
        return value instanceof BigDecimal number ? number(cell, number) : value.toString();
    }

    private String number(Cell cell, BigDecimal number) {
        return !small(number) ? number.toString() : isTime(cell) ? time(number) : isDay(cell) ? day(plain(number)) : plain(number);
    }

    /** Of a number that a spreadsheet can hold in a cell; others would be written with as many zeros as the file says. */
    private static boolean small(BigDecimal number) {
        return Math.abs((long) number.scale()) < 400 && Math.abs((long) number.precision() - number.scale()) < 20;
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
                || format != null && shown(format).matches("(?i).*([dy]|mmm).*");
    }

    /** Whether the number is shown as hours and minutes, and is days all the same: 6.25 is shown as 150:00. */
    private static boolean isTime(Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        return id != null && (id >= 18 && id <= 21 || id >= 45 && id <= 47)
                || format != null && shown(format).matches("(?i).*(h|\\[m+]|s).*") && !shown(format).matches("(?i).*[dy].*");
    }

    /** Without the texts, colours, conditions and currencies of a format; [h] and [m] are hours and minutes. */
    private static String shown(String format) {
        return format.replaceAll("\"[^\"]*\"|\\[(?![hms]+])[^]]*]|\\\\.|_.|(?i)general|standard", "");
    }

    private static String time(BigDecimal days) {
        long seconds = days.multiply(DAY).setScale(0, java.math.RoundingMode.HALF_UP).longValue();
        return "%d:%02d:%02d".formatted(seconds / 3600, Math.abs(seconds % 3600 / 60), Math.abs(seconds % 60));
    }

    private String day(String number) {
        try {
            return Days.numbered(number).plusDays(since1904 ? DAYS_TO_1904 : 0).toString();
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
