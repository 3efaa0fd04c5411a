package org.maillage.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.maillage.web.Refused;

/** A workbook of Excel. */
final class ExcelBook implements Book {

    /** Digits that a spreadsheet holds of a number; what comes behind them is noise. */
    private static final MathContext DIGITS = new MathContext(15);
    /** In the place of what a formula yields, where nobody computed it: some programs write formulas alone. */
    static final String UNCOMPUTED = "#?";
    /** Seconds of a day, which is 1. */
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final int DAYS_TO_1904 = 1462;
    private static final ReadingOptions OPTIONS = new ReadingOptions(true, false);

    private final ReadableWorkbook book;
    private final ZipFile parts;
    private final boolean since1904;

    /** @throws Refused 422 for what is no workbook */
    ExcelBook(Path file, boolean since1904) throws IOException {
        this.since1904 = since1904;
        this.parts = new ZipFile(file.toFile());
        try {
            this.book = new ReadableWorkbook(file.toFile(), OPTIONS);
        } catch (RuntimeException | IOException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public List<BookSheet> sheets() throws IOException {
        ExcelLayouts layouts = new ExcelLayouts(parts);
        List<BookSheet> sheets = new ArrayList<>();
        for (Sheet sheet : book.getSheets().toList()) {
            boolean hidden = sheet.getVisibility() != SheetVisibility.VISIBLE;
            sheets.add(new Tab(sheet, hidden, hidden ? new SheetLayout(true) : layouts.of(sheet.getId())));
        }
        return sheets;
    }

    private final class Tab implements BookSheet {
        private final Sheet sheet;
        private final boolean hidden;
        private final SheetLayout layout;

        Tab(Sheet sheet, boolean hidden, SheetLayout layout) {
            this.sheet = sheet;
            this.hidden = hidden;
            this.layout = layout;
        }

        @Override
        public String name() {
            return sheet.getName();
        }

        @Override
        public boolean hidden() {
            return hidden;
        }

        @Override
        public SheetLayout layout() {
            return layout;
        }

        @Override
        public Stream<SheetRow> rows() throws IOException {
            return sheet.openStream().map(row -> row(row, layout));
        }
    }

    private SheetRow row(Row row, SheetLayout layout) {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; since1904 && i < row.getCellCount(); i++) {
            if (row.getCell(i) != null && row.getCell(i).getType() == CellType.NUMBER) {
                numbers.add(i);
            }
        }
        return new SheetRow(row.getRowNum(), cells(row), layout.hiddenRow(row.getRowNum()), numbers);
    }

    /** A day that is not shown as one is a number, which has to be one of those that count from 1900. */
    @Override
    public String dayOf(String number) {
        return since1904 && number.matches("[0-9]{4,5}") ? String.valueOf(Integer.parseInt(number) + DAYS_TO_1904) : number;
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(text(row.getCell(i)));
        }
        return cells;
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
    static boolean small(BigDecimal number) {
        return Math.abs((long) number.scale()) < 400 && Math.abs((long) number.precision() - number.scale()) < 20;
    }

    /** Without the noise behind the digits that a spreadsheet holds. */
    static String plain(BigDecimal number) {
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
        return clock(days.multiply(DAY).setScale(0, java.math.RoundingMode.HALF_UP).longValue());
    }

    /** Hours, minutes and seconds, such as {@code 150:00:00}. */
    static String clock(long seconds) {
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
    public void close() throws IOException {
        book.close();
        parts.close();
    }
}
