package org.maillage.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.maillage.web.Refused;

/** The same rows in each format, as whoever opens the file gets them. */
class WritersTest {

    private static final Table TABLE = new Table("check", null, List.of(Column.text("name"), Column.hours("hours"), Column.share("rsaShare"),
            Column.date("firstDay"), Column.month("month"), Column.coded("verdict", "verdict"), Column.count("persons")));
    private static final Object[] CELLS = {"=HYPERLINK(\"x\")", new BigDecimal("1234.50"), new BigDecimal("0.2990"),
            LocalDate.of(2018, 12, 31), YearMonth.of(2018, 12), "MET", 3L};
    private static final Object[] NEGATIVE = {"Élodie; \"l’aînée\"", new BigDecimal("-1.25"), null, null, null, null, null};

    private static void write(ReportWriter out) {
        out.heading("Titre", List.of(new Fact("year", "2018")));
        out.table(TABLE);
        out.row(CELLS);
        out.subtotal(NEGATIVE);
        out.total("Total", new BigDecimal("1233.25"), null, null, null, null, 3L);
        out.note("Remarque");
    }

    private static String spreadsheet(Locale locale) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SpreadsheetCsv csv = new SpreadsheetCsv(out, locale)) {
            write(csv);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFrenchSpreadsheetGetsCommasAndDaysFirst() throws IOException {
        List<String> lines = spreadsheet(Locale.FRENCH).lines().toList();
        assertEquals('\uFEFF', lines.get(0).charAt(0));
        assertEquals("\"'=HYPERLINK(\"\"x\"\")\";1234,50;0,2990;31/12/2018;12/2018;Atteint;3", lines.get(1));
        assertEquals("\"Élodie; \"\"l’aînée\"\"\";-1,25;;;;;", lines.get(2));
        assertEquals("Total;1233,25;;;;;3", lines.get(3));
        assertEquals(4, lines.size());
    }

    @Test
    void anEnglishOneGetsPoints() throws IOException {
        assertTrue(spreadsheet(Locale.ENGLISH).contains("1234.50;0.2990;2018-12-31;2018-12;Met;3"));
    }

    @Test
    void machinesGetNamesAndCodes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MachineCsv csv = new MachineCsv(out)) {
            write(csv);
        }
        assertEquals("""
                table,row,name,hours,rsaShare,firstDay,month,verdict,persons\r
                check,DETAIL,"'=HYPERLINK(""x"")",1234.50,0.2990,2018-12-31,2018-12,MET,3\r
                check,SUBTOTAL,"Élodie; ""l’aînée""\",-1.25,,,,,\r
                check,TOTAL,Total,1233.25,,,,,3\r
                """, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aSheetHasRealNumbersAndDates() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbooks book = new Workbooks(out, Locale.FRENCH)) {
            write(book);
        }
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()), new ReadingOptions(true, false))) {
            List<Sheet> sheets = book.getSheets().toList();
            List<Row> rows = sheets.get(0).read();
            Row first = rows.get(1);
            assertEquals(CellType.STRING, first.getCell(0).getType());
            assertEquals("=HYPERLINK(\"x\")", first.getCell(0).asString());
            assertEquals(new BigDecimal("1234.50"), first.getCell(1).asNumber().setScale(2));
            assertEquals(LocalDate.of(2018, 12, 31), first.getCell(3).asDate().toLocalDate());
            assertEquals(LocalDate.of(2018, 12, 1), first.getCell(4).asDate().toLocalDate());
            assertEquals("#,##0.00", first.getCell(1).getDataFormatString());
            assertEquals("0.00%", first.getCell(2).getDataFormatString());
            assertEquals(0, new BigDecimal("-1.25").compareTo(rows.get(2).getCell(1).asNumber()));
            assertEquals(2, sheets.size());
            assertEquals("Titre", sheets.get(1).read().get(0).getCell(0).asString());
        }
        String sheet = part(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertTrue(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:G4\""), sheet.substring(0, 600));
    }

    @Test
    void aLongTableGoesOnInAnotherSheet() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbooks book = new Workbooks(out, Locale.ENGLISH, 1_000)) {
            book.heading("Title", List.of());
            book.table(TABLE);
            for (int i = 0; i < 2_500; i++) {
                book.row(CELLS);
            }
        }
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            List<Integer> rows = book.getSheets().map(sheet -> sizeOf(sheet)).toList();
            assertEquals(List.of(1_000, 1_000, 503, 1), rows);
        }
    }

    private static int sizeOf(Sheet sheet) {
        try {
            return sheet.read().size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(byte[] content, String name) throws IOException {
        Path file = Files.createTempFile("sheet", ".xlsx");
        try (ZipFile zip = new ZipFile(Files.write(file, content).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void whatMayNotBeSeenIsInNoFormat() {
        Sheets sheets = new Sheets(10);
        Shown shown = new Shown(sheets, (schema, property) -> !property.equals("name"));
        shown.table(new Table("check", "Check", TABLE.columns()));
        shown.row(CELLS);
        assertEquals(6, sheets.sheets().get(0).table().columns().size());
        assertEquals(new BigDecimal("1234.50"), sheets.sheets().get(0).rows().get(0).cells()[0]);
    }

    @Test
    void pagesAreNoLongerThanTheyAreRead() {
        Sheets sheets = new Sheets(1);
        sheets.table(TABLE);
        sheets.row(CELLS);
        assertThrows(Refused.class, () -> sheets.row(CELLS));
    }
}
