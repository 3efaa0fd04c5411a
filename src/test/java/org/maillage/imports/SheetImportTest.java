package org.maillage.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Files are read as their writer meant them, or refused in words; the names are those of the cases of issue 10. */
@QuarkusTest
class SheetImportTest {

    private static final String[] HEAD = {"Identifiant salarié", "SIRET employeur", "Référence marché", "Mois", "Heures"};
    private static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    private static final String EXCEL = "application/vnd.ms-excel";

    private String siret;
    private String person;
    private String reference;
    private World.MadeContract contract;

    @BeforeEach
    void furnish() {
        siret = Sample.siret();
        Made employer = Api.made("/v1/employers", Sample.employer().with("siret", siret));
        person = Sample.unique("P");
        World.employment(World.person().eligibleFrom("2018-01-01").with("externalIds", List.of(Fields.of("source", "PAIE", "id", person))).made(), employer).made();
        reference = Sample.unique("2018-T");
        contract = World.contract().with("reference", reference).withClause(World.hours("7000")).heldBy(employer).made();
    }

    private static byte[] book(Consumer<Workbook> filled) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", null)) {
            filled.accept(book);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else if (cells[i] != null) {
                sheet.value(row, i, (String) cells[i]);
            }
        }
    }

    private void month(Workbook book, String name, Object month, Number hours) {
        Worksheet sheet = book.newWorksheet(name);
        put(sheet, 0, (Object[]) HEAD);
        put(sheet, 1, person, siret, reference, month, hours);
    }

    private JsonNode sent(byte[] file, String type) {
        return Imports.sent(Api.adminToken(), "hour-entries?source=PAIE", type, file);
    }

    private JsonNode csv(String text, String options) {
        return Imports.sent(Api.adminToken(), "hour-entries?source=PAIE" + options, Imports.CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<JsonNode> lines(JsonNode run) {
        return Imports.results(Api.adminToken(), run.path("id").asText(), null);
    }

    /** Month, nature and hours of what was written, in the order of the months. */
    private String written() {
        return Api.all("/v1/hour-entries", Fields.of("clauseId", contract.clause().id())).stream()
                .map(entry -> entry.path("month").asText() + " " + entry.path("kind").asText() + " " + new BigDecimal(entry.path("hours").asText()).stripTrailingZeros().toPlainString())
                .sorted().toList().toString();
    }

    private static String warnings(JsonNode line) {
        return line.path("warnings").findValuesAsText("code").toString();
    }

    /** F30: a sheet a month; hidden ones are not read, and every one is named. */
    @Test
    void aSheetAMonth() {
        JsonNode run = sent(book(book -> {
            put(book.newWorksheet("Lisez-moi"), 0, "Un onglet par mois");
            month(book, "janvier", "janvier 2018", 10);
            month(book, "février", "février 2018", 11);
            month(book, "brouillon", "avril 2018", 99);
            book.newWorksheet("x");
            month(book, "mars", "mars 2018", 12);
        }), Imports.XLSX);
        assertEquals("DONE 4/0/0/0", Imports.counts(run), run::toPrettyString);
        JsonNode again = sent(book(book -> {
            month(book, "janvier", "janvier 2018", 10);
            Worksheet hidden = book.newWorksheet("brouillon");
            hidden.setVisibilityState(VisibilityState.VERY_HIDDEN);
            put(hidden, 0, (Object[]) HEAD);
            put(hidden, 1, person, siret, reference, "05/2018", 77);
            month(book, "juin", "06/2018", 5);
        }), Imports.XLSX);
        assertEquals("DONE 1/0/1/0", Imports.counts(again), again::toPrettyString);
        assertEquals("[READ 1, HIDDEN 0, READ 1]", again.path("sheets").findParents("status").stream()
                .map(sheet -> sheet.path("status").asText() + " " + sheet.path("lines").asInt()).toList().toString());
        assertEquals("Feuille masquée : elle n’a pas été lue.", again.at("/sheets/1/detail").asText());
        assertEquals("[janvier 2, juin 2]", lines(again).stream().map(line -> line.path("sheet").asText() + " " + line.path("row").asInt()).toList().toString());
        assertEquals(2, lines(again).stream().map(line -> line.path("line").asInt()).distinct().count());
        assertFalse(written().contains("77"), this::written);
    }

    @Test
    void whereAllIsHiddenTheRefusalSaysSo() {
        JsonNode run = sent(book(book -> {
            book.newWorksheet("avril 2018");
            month(book, "janvier", "janvier 2018", 10);
            put(book.newWorksheet("Notes"), 0, "Bonjour");
        }), Imports.XLSX);
        assertEquals("DONE 1/0/0/0", Imports.counts(run), run::toPrettyString);
        JsonNode hidden = sent(book(book -> {
            put(book.newWorksheet("Notes"), 0, "Bonjour");
            Worksheet sheet = book.newWorksheet("Heures");
            sheet.setVisibilityState(VisibilityState.HIDDEN);
            put(sheet, 0, (Object[]) HEAD);
        }), Imports.XLSX);
        assertEquals("import-columns-unknown", hidden.at("/problem/code").asText());
        assertTrue(hidden.at("/problem/errors").toString().contains("« Heures » est masquée"), hidden::toPrettyString);
    }

    @Test
    void aSheetThatWouldBeMissedIsToldAsALine() {
        JsonNode run = sent(book(book -> {
            month(book, "janvier", "janvier 2018", 10);
            put(book.newWorksheet("février 2018"), 0, "Matricule", "SIRET", "Marché", "Volum");
        }), Imports.XLSX);
        assertEquals("DONE 1/0/0/1", Imports.counts(run), run::toPrettyString);
        JsonNode refused = lines(run).get(1);
        assertEquals("février 2018 import-columns-missing", refused.path("sheet").asText() + " " + refused.at("/problem/code").asText());
        assertTrue(refused.at("/problem/detail").asText().contains("« Volum »"), refused::toPrettyString);
        String csv = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").asString();
        assertTrue(csv.startsWith("\ufeffLigne;Feuille;Motif du refus;Identifiant salarié"), csv);
        assertTrue(csv.contains(";février 2018;"), csv);
    }

    /** Sheets with the columns in another order come back under their own headings, and may be sent again. */
    @Test
    void refusedLinesOfSeveralSheetsComeBackUnderTheirHeadings() {
        JsonNode run = sent(book(book -> {
            month(book, "janvier", "janvier 2018", new BigDecimal("10.123"));
            Worksheet other = book.newWorksheet("février 2018");
            put(other, 0, "Heures", "Identifiant salarié", "SIRET employeur", "Référence marché");
            put(other, 1, new BigDecimal("11.123"), person, siret, reference);
        }), Imports.XLSX);
        assertEquals("DONE 0/0/0/2", Imports.counts(run), run::toPrettyString);
        String csv = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").asString();
        JsonNode again = csv(csv.replace("10.123", "10").replace("11.123", "11"), "");
        assertEquals("DONE 2/0/0/0", Imports.counts(again), () -> csv + lines(again));
        assertEquals("[2018-01 WORK 10, 2018-02 WORK 11]", written());
    }

    @Test
    void theMonthOfTheSheetIsTakenWithAWarning() {
        JsonNode run = sent(book(book -> {
            Worksheet sheet = book.newWorksheet("Janvier 2018");
            put(sheet, 0, "Matricule", "SIRET", "Marché", "Heures");
            put(sheet, 1, person, siret, reference, 35.5, "voir note");
            month(book, "2018-02", "03/2018", 10);
        }), Imports.XLSX);
        assertEquals("DONE 2/0/0/0", Imports.counts(run), run::toPrettyString);
        assertEquals("[[column-without-heading, month-from-sheet], [month-differs-from-sheet]]", lines(run).stream().map(SheetImportTest::warnings).toList().toString());
        assertEquals("[2018-01 WORK 35.5, 2018-03 WORK 10]", written());
        JsonNode none = sent(book(book -> {
            Worksheet sheet = book.newWorksheet("Janvier");
            put(sheet, 0, "Matricule", "SIRET", "Marché", "Heures");
            put(sheet, 1, person, siret, reference, 35.5);
        }), Imports.XLSX);
        assertEquals("import-columns-missing", none.at("/problem/code").asText());
        assertTrue(none.at("/problem/detail").asText().contains("Mois") && none.at("/problem/errors/0/detail").asText().contains("Janvier"), none::toPrettyString);
    }

    /** F29: 190 h of work and 21 h of training under two rows of headings. */
    @Test
    void hoursOverWorkAndTraining() {
        JsonNode run = sent(book(book -> {
            Worksheet sheet = book.newWorksheet("Heures");
            put(sheet, 0, (Object[]) HEAD);
            sheet.range(0, 4, 0, 5).merge();
            put(sheet, 1, null, null, null, null, "Travail", "Formation");
            put(sheet, 2, person, siret, reference, "01/2018", 100, 21);
            put(sheet, 3, person, siret, reference, "02/2018", 90);
        }), Imports.XLSX);
        assertEquals("DONE 3/0/0/0", Imports.counts(run), run::toPrettyString);
        assertEquals("[2018-01 TRAINING 21, 2018-01 WORK 100, 2018-02 WORK 90]", written());
        assertEquals("[3 Heures Travail, 3 Heures Formation, 4 Heures Travail]", lines(run).stream()
                .map(line -> line.path("row").asInt() + " " + line.path("column").asText()).toList().toString());
    }

    /** F24: one column a month; the total is passed over, and told. */
    @Test
    void oneColumnAMonth() {
        String head = "Identifiant salarié;Nom;SIRET employeur;Référence marché;janv-18;févr-18;mars-18;Total\n";
        JsonNode run = csv(head + person + ";B;" + siret + ";" + reference + ";151,67;;35,5;187,17\nTOTAL;;;;151,67;;35,5;187,17\n", "");
        assertEquals("DONE 2/0/0/1", Imports.counts(run), () -> lines(run).toString());
        assertEquals("[2018-01 WORK 151.67, 2018-03 WORK 35.5]", written());
        assertEquals("total-line", lines(run).get(2).at("/problem/errors/0/code").asText());
        assertTrue(run.at("/columns/7/field").isNull() && run.at("/columns/4/field").asText().equals("hours"), run::toPrettyString);
        JsonNode one = csv(head.replace("janv", "avr").replace("févr", "mai").replace("mars", "juin") + person + ";B;" + siret + ";" + reference + ";1;2,123;3,123;\n", "");
        String refused = Api.admin().get(Imports.PATH + "/" + one.path("id").asText() + "/results.csv").asString();
        JsonNode again = csv(refused.replace("2,123", "2").replace("3,123", "3"), "");
        assertEquals("DONE 2/0/0/0", Imports.counts(again), () -> refused + lines(again));
        assertTrue(written().contains("2018-05 WORK 2, 2018-06 WORK 3"), this::written);
    }

    @Test
    void realDatesAreMonthsToo() {
        JsonNode run = sent(book(book -> {
            Worksheet sheet = book.newWorksheet("Heures");
            put(sheet, 0, "Matricule", "SIRET", "Marché", 43101, 43132);
            sheet.style(0, 3).format("mmm-yy").set();
            sheet.style(0, 4).format("mmm-yy").set();
            put(sheet, 1, person, siret, reference, 10, 20);
        }), Imports.XLSX);
        assertEquals("DONE 2/0/0/0", Imports.counts(run), run::toPrettyString);
        assertEquals("[2018-01 WORK 10, 2018-02 WORK 20]", written());
    }

    /** F28, F32: merged cells hold for all of their rows, hidden rows are read, and both are told. */
    @Test
    void mergedCellsAndHiddenRows() {
        JsonNode run = sent(book(book -> {
            Worksheet sheet = book.newWorksheet("Heures");
            put(sheet, 0, (Object[]) HEAD);
            put(sheet, 1, person, siret, reference, "01/2018", 10);
            put(sheet, 2, null, null, null, "02/2018", 11);
            put(sheet, 3, null, null, null, "03/2018", 12);
            for (int column = 0; column < 3; column++) {
                sheet.range(1, column, 3, column).merge();
            }
            sheet.hideRow(3);
            sheet.hideColumn(4);
        }), Imports.XLSX);
        assertEquals("DONE 3/0/0/0", Imports.counts(run), () -> lines(run).toString());
        assertEquals("[[hidden-column], [hidden-column, merged-cell, merged-cell, merged-cell], [hidden-column, hidden-row, merged-cell, merged-cell, merged-cell]]",
                lines(run).stream().map(SheetImportTest::warnings).toList().toString());
        JsonNode shared = sent(book(book -> {
            Worksheet sheet = book.newWorksheet("Heures");
            put(sheet, 0, (Object[]) HEAD);
            put(sheet, 1, person, siret, reference, "05/2018", 100);
            put(sheet, 2, person, siret, reference, "06/2018");
            sheet.range(1, 4, 2, 4).merge();
        }), Imports.XLSX);
        assertEquals("DONE 0/0/0/2", Imports.counts(shared), shared::toPrettyString);
        assertEquals("merged-number", lines(shared).get(0).at("/problem/errors/0/code").asText());
    }

    @Test
    void valuesWithoutAHeadingAreTold() {
        String head = String.join(";", HEAD) + ";;\n";
        JsonNode note = csv(head + String.join(";", person, siret, reference, "01/2018", "10", "", "voir note") + "\n", "");
        assertEquals("[column-without-heading]", warnings(lines(note).get(0)));
        JsonNode hours = csv(head + String.join(";", person, siret, reference, "02/2018", "10", "21", "") + "\n", "");
        assertEquals("column-without-heading", lines(hours).get(0).at("/problem/errors/0/code").asText());
        JsonNode unread = csv(head.replace(";;", ";Heures supp.;") + String.join(";", person, siret, reference, "03/2018", "10", "5", "") + "\n", "");
        assertEquals("[column-not-read]", warnings(lines(unread).get(0)));
        JsonNode part = csv(head.replace(";;", ";Dont insertion;") + String.join(";", person, siret, reference, "04/2018", "10", "5", "") + "\n", "");
        assertEquals("[column-not-read]", warnings(lines(part).get(0)));
        JsonNode remark = csv(head.replace(";;", ";Remarque;") + String.join(";", person, siret, reference, "05/2018", "10", "vu", "") + "\n", "");
        assertEquals("[]", warnings(lines(remark).get(0)));
    }

    @Test
    void theYearMayStandInAColumnOfItsOwn() {
        String head = "Matricule;SIRET;Marché;Mois;Année;Heures\n";
        String who = person + ";" + siret + ";" + reference;
        JsonNode run = csv(head + who + ";mars;2018;7\n" + who + ";4;2018;8\n" + who + ";05/2018;2018;9\n" + who + ";06/2018;2019;9\n", "");
        assertEquals("DONE 3/0/0/1", Imports.counts(run), () -> lines(run).toString());
        assertEquals("[2018-03 WORK 7, 2018-04 WORK 8, 2018-05 WORK 9]", written());
    }

    /** §2.6: a caller says what a heading means. */
    @Test
    void whatAHeadingMeansMayBeSaid() {
        String file = "Matricule;SIRET;Marché;Mois;Volume;Heures\n" + String.join(";", person, siret, reference, "01/2018", "10", "99") + "\n";
        JsonNode run = csv(file, "&map=Volume:hours&map=Heures:");
        assertEquals("DONE 1/0/0/0", Imports.counts(run), run::toPrettyString);
        assertEquals("[2018-01 WORK 10]", written());
        assertEquals("hours", run.at("/map/Volume").asText());
        assertEquals("import-map-unknown", csv(file, "&map=Volumes:hours").at("/problem/code").asText());
        for (String bad : List.of("&map=Volume:hour", "&map=Volume", "&map=:hours", "&map=Volume:hours&map=Volume:month", "&map=Volume:passedOver1")) {
            Imports.post(Api.adminToken(), "hour-entries?source=PAIE" + bad, Imports.CSV, file.getBytes(StandardCharsets.UTF_8)).then().statusCode(400)
                    .body("errors[0].parameter", is("map"));
        }
        Imports.post(Api.adminToken(), "hour-entries?map=Volume:hours", "application/x-ndjson", "{}".getBytes(StandardCharsets.UTF_8)).then().statusCode(400);
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String row(String attributes, String... cells) {
        StringBuilder row = new StringBuilder("<table:table-row" + attributes + ">");
        for (String cell : cells) {
            row.append(cell.startsWith("<") ? cell : "<table:table-cell office:value-type=\"string\"><text:p>" + cell + "</text:p></table:table-cell>");
        }
        return row.append("</table:table-row>").toString();
    }

    private static byte[] ods(String styles, String... tables) throws IOException {
        return zip("mimetype", ODS, "content.xml", "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
                + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:automatic-styles>" + styles + "</office:automatic-styles>"
                + "<office:body><office:spreadsheet>" + String.join("", tables) + "</office:spreadsheet></office:body></office:document-content>");
    }

    /** F39: a workbook of LibreOffice, by whatever name it comes. */
    @ParameterizedTest
    @ValueSource(strings = {ODS, Imports.XLSX, EXCEL, Imports.CSV})
    void aWorkbookOfLibreOfficeIsRead(String type) throws IOException {
        String hours = "<table:table-cell office:value-type=\"float\" office:value=\"35.5\"><text:p>35,50</text:p></table:table-cell>";
        String day = "<table:table-cell office:value-type=\"date\" office:date-value=\"2018-03-01\"><text:p>mars 18</text:p></table:table-cell>";
        String time = "<table:table-cell office:value-type=\"time\" office:time-value=\"PT151H40M00S\"><text:p>151:40</text:p></table:table-cell>";
        String blanks = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
        byte[] file = ods("<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>",
                "<table:table table:name=\"Heures\"><table:table-column/>" + row("", HEAD[0], HEAD[1], HEAD[2], HEAD[3], HEAD[4], blanks)
                        + row(" table:number-rows-repeated=\"5\"", blanks)
                        + row(" table:visibility=\"filter\"", person, siret, reference, day, hours + blanks) + row("", person, siret, reference, "04/2018", time)
                        + row(" table:number-rows-repeated=\"1048000\"", blanks) + "</table:table>",
                "<table:table table:name=\"Caché\" table:style-name=\"ta2\">" + row("", HEAD) + row("", person, siret, reference, "05/2018", "1") + "</table:table>");
        JsonNode run = sent(file, type);
        assertEquals("DONE 1/0/0/1", Imports.counts(run), () -> run.toPrettyString() + lines(run));
        assertEquals("ODS [READ, HIDDEN]", run.path("format").asText() + " " + run.path("sheets").findValuesAsText("status"));
        assertEquals("7 [hidden-row]", lines(run).get(0).path("row").asInt() + " " + warnings(lines(run).get(0)));
        assertEquals("[2018-03 WORK 35.5]", written());
    }

    @Test
    void aHarmfulOrLockedWorkbookOfLibreOfficeIsNotRead() throws IOException {
        String repeated = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
        assertEquals("import-too-large", sent(ods("", "<table:table table:name=\"a\">" + row(" table:number-rows-repeated=\"1048576\"", repeated) + "</table:table>"), ODS)
                .at("/problem/code").asText());
        assertEquals("import-protected", sent(zip("mimetype", ODS, "META-INF/manifest.xml", "<manifest><encryption-data/></manifest>", "content.xml", "\u0001\u0002"), ODS)
                .at("/problem/code").asText());
        assertEquals("import-unreadable", sent(zip("mimetype", ODS, "content.xml", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"), ODS)
                .at("/problem/code").asText());
    }

    /** F41, and what else is no workbook. */
    @Test
    void whatIsNotReadIsNamed() throws IOException {
        byte[] xls = new byte[2048];
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1}, 0, xls, 0, 8);
        for (String type : List.of(Imports.XLSX, EXCEL, Imports.CSV, ODS, "application/x-ndjson")) {
            String detail = sent(xls, type).at("/problem/detail").asText();
            assertTrue(detail.contains(".xls)") && detail.contains(".xlsx"), type + detail);
        }
        byte[] locked = xls.clone();
        byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, locked, 1024, name.length);
        assertEquals("import-protected", sent(locked, Imports.XLSX).at("/problem/code").asText());
        for (String start : List.of("%PDF-1.4\n", "<html><table><tr><td>Nom</td></tr></table></html>", "{\\rtf1}")) {
            assertEquals("import-format", sent(start.getBytes(StandardCharsets.UTF_8), EXCEL).at("/problem/code").asText());
        }
        assertTrue(sent(zip("Index/Document.iwa", "x"), Imports.XLSX).at("/problem/detail").asText().contains("Apple Numbers"));
        // Windows calls a CSV by the name of Excel
        String csv = String.join(";", HEAD) + "\n" + String.join(";", person, siret, reference, "01/2018", "10") + "\n";
        assertEquals("DONE 1/0/0/0 CSV", Imports.counts(sent(csv.getBytes(StandardCharsets.UTF_8), EXCEL)) + " CSV");
        Response pdf = Imports.post(Api.adminToken(), "hour-entries", "application/pdf", "%PDF".getBytes(StandardCharsets.UTF_8));
        pdf.then().statusCode(415);
    }

    /** F33 to F36: charsets; each is told truly. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "x-MacRoman", "IBM850"})
    void textsAreReadInTheirOwnCharset(String charset) {
        String id = Sample.unique("P");
        String file = "MATRICULE;NOM;PRENOM;SEXE;NAISSANCE\r" + (id + "-1;Crétinoir;Bénédicte;F;12/04/1991\r" + id + "-2;Lançon;Héloïse;F;13/04/1991\r");
        JsonNode run = Imports.sent(Api.adminToken(), "beneficiaries?source=PLIE", Imports.CSV, file.getBytes(Charset.forName(charset)));
        assertEquals("DONE 2/0/0/0 " + charset, Imports.counts(run) + " " + run.path("charset").asText());
        Api.admin().get("/v1/beneficiaries/by-external-id/PLIE/" + id + "-2").then().statusCode(200).body("lastName", is("Lançon")).body("firstName", is("Héloïse"));
    }

    @Test
    void lettersThatAreLostOrUncertainAreRefused() {
        String head = "MATRICULE;NOM;PRENOM;SEXE;NAISSANCE\n";
        String id = Sample.unique("P");
        JsonNode lost = Imports.sent("beneficiaries?source=PLIE", head + id + ";Lan\ufffdon;H\ufffdl\ufffdne;F;14/06/1991\n");
        assertEquals("DONE 0/0/0/1", Imports.counts(lost), lost::toPrettyString);
        assertEquals("text-garbled", lines(lost).get(0).at("/problem/errors/0/code").asText());
        JsonNode twice = Imports.sent("beneficiaries?source=PLIE", head.replace("PRENOM", "PrÃ©nom") + id + ";LanÃ§on;HÃ©lÃ¨ne;F;14/06/1991\n");
        assertEquals("DONE 1/0/0/0", Imports.counts(twice), () -> lines(twice).toString());
        assertEquals("[text-repaired, text-repaired]", warnings(lines(twice).get(0)));
        Api.admin().get("/v1/beneficiaries/by-external-id/PLIE/" + id).then().statusCode(200).body("lastName", is("Lançon"));
        byte[] unclear = (head + id + ";MARTIN;\u00c8ve;F;14/06/1991\n").getBytes(Charset.forName("x-MacRoman"));
        JsonNode failed = Imports.sent(Api.adminToken(), "beneficiaries?source=PLIE", Imports.CSV, unclear);
        assertEquals("import-charset-unclear null", failed.at("/problem/code").asText() + " " + failed.path("charset").asText());
        Api.admin().get(Imports.PATH + "/" + failed.path("id").asText()).then().body("problem.detail", containsString("CSV UTF-8 (délimité par des virgules)"));
        String json = "{\"externalId\":\"" + id + "j\",\"lastName\":\"Lan\ufffdon\",\"firstName\":\"Ana\",\"birthDate\":\"1991-06-14\",\"sex\":\"F\"}";
        JsonNode line = Imports.sent(Api.adminToken(), "beneficiaries?source=PLIE", "application/x-ndjson", json.getBytes(StandardCharsets.UTF_8));
        assertEquals("DONE 0/0/0/1", Imports.counts(line), line::toPrettyString);
    }

    @Test
    void aStoppedWorkbookGoesOnWithTheSameNumbers() {
        byte[] file = book(book -> {
            for (int sheet = 0; sheet < 3; sheet++) {
                Worksheet one = book.newWorksheet("Feuille " + sheet);
                put(one, 0, "Matricule", "SIRET", "Marché", "janv-18", "févr-18");
                for (int row = 1; row < 4; row++) {
                    put(one, row, person + sheet + row, siret, reference, 1, row == 2 ? null : 2);
                }
            }
        });
        JsonNode run = sent(file, Imports.XLSX);
        List<JsonNode> lines = lines(run);
        assertEquals(15, lines.size(), run::toPrettyString);
        assertEquals(lines.stream().map(line -> line.path("line").asInt()).sorted().distinct().toList(), lines.stream().map(line -> line.path("line").asInt()).toList());
        JsonNode page = Api.json(Api.admin().queryParam("limit", 4).get(Imports.PATH + "/" + run.path("id").asText() + "/results"));
        assertEquals(lines.subList(0, 4), List.copyOf(page.path("items").findParents("line")));
        assertEquals(lines.stream().map(line -> line.path("line").asInt()).toList(), lines(sent(file, Imports.XLSX)).stream().map(line -> line.path("line").asInt()).toList());
    }
}
