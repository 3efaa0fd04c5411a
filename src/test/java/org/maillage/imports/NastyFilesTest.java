package org.maillage.imports;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** What a stranger’s spreadsheet may hold: it is understood rightly, or refused in words, never misread. */
@QuarkusTest
class NastyFilesTest {

    private static final String HEAD = "Identifiant externe;Nom;Prénom;Date de naissance;Sexe;Justificatif\n";

    private static JsonNode persons(String csv) {
        return persons(csv.getBytes(StandardCharsets.UTF_8), Imports.CSV);
    }

    private static JsonNode persons(byte[] file, String type) {
        return Imports.sent(Api.adminToken(), "beneficiaries?source=PLIE", type, file);
    }

    private static JsonNode refused(JsonNode run) {
        List<JsonNode> lines = Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED");
        assertEquals(1, lines.size(), lines::toString);
        return lines.get(0);
    }

    private static String row(String born) {
        return Sample.unique("P") + ";" + Sample.unique("Barbotin") + ";Aïcha;" + born + ";Femme;\n";
    }

    private static byte[] book(Consumer<Worksheet> filled) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", null)) {
            filled.accept(book.newWorksheet("Feuille 1"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(row, i, number);
            } else {
                sheet.value(row, i, (String) cells[i]);
            }
        }
    }

    /** With {@code from} replaced, once in each part. */
    private static byte[] changed(byte[] book, String from, String to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path file = Files.write(Files.createTempFile("book", ".xlsx"), book);
        try (ZipFile in = new ZipFile(file.toFile()); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String part = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.write((part.replaceFirst(from, to)).getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990", "365", "010290", "1/2/90"})
    void whatIsNoDayIsNotTakenForOneOfLongAgo(String born) {
        JsonNode run = persons(HEAD + row(born));
        assertEquals("DONE 0/0/0/1", Imports.counts(run));
        JsonNode error = refused(run).at("/problem/errors/0");
        assertEquals("/birthDate invalid-format", error.path("pointer").asText() + " " + error.path("code").asText());
        assertTrue(error.path("detail").asText().contains("31/12/2018"), error::toString);
    }

    @Test
    void aLineThatIsRefusedIsShownWhateverStandsInIt() {
        for (String name : List.of("\"Aïcha\u0001\"", "\"Aï\u0000cha\"", "2850579006078;x")) {
            JsonNode run = persons(HEAD.replace("Justificatif", "SIRET") + Sample.unique("P") + ";Barbotin;" + name + ";31/02/1990;F;\n");
            assertEquals("DONE 0/0/0/1", Imports.counts(run), name);
            refused(run);
            for (String file : List.of("results.csv", "results.xlsx")) {
                Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/" + file).then().statusCode(200);
            }
        }
    }

    @Test
    void aSiretLikeANirIsShownToo() {
        JsonNode run = Imports.sent("employers?source=PLIE", "Nom;Type;SIRET\nBâti;Entreprise;2850579006078\n");
        assertEquals("DONE 0/0/0/1", Imports.counts(run), run::toPrettyString);
        refused(run);
    }

    @Test
    void linesWithinACellEndAsTheyMay() {
        JsonNode run = persons(HEAD.replace("\n", "\r\n") + Sample.unique("P") + ";Barbotin;\"Aïcha\r\nMarie\";12/05/1990;F;\r\n");
        assertEquals("DONE 1/0/0/0", Imports.counts(run), run::toPrettyString);
    }

    @Test
    void whatMovesTheCellsIsRefused() {
        String comma = HEAD.replace(';', ',').replace(",Justificatif", "");
        JsonNode beyond = persons(comma + "P-1,Barbotin,Aïcha,12/05/1990,Femme,67\n");
        assertEquals("too-many-cells", refused(beyond).at("/problem/errors/0/code").asText());
        JsonNode swallowed = persons(HEAD + row("12/05/1990").replace("Femme;", "Femme;\"oui") + row("12/05/1990") + row("12/05/1990"));
        assertEquals("DONE 0/0/0/1", Imports.counts(swallowed), swallowed::toPrettyString);
        assertEquals("quote-left-open", refused(swallowed).at("/problem/errors/0/code").asText());
        JsonNode two = persons(HEAD + "\"P-2;B;C;12/05/1990;F;\n\"P-3\";D;Aïcha;12/05/1990;Femme;\n");
        assertEquals("quote-left-open", refused(two).at("/problem/errors/0/code").asText());
        assertEquals("DONE 1/0/0/0", Imports.counts(persons(HEAD.replace("\n", ";;\n") + row("12/05/1990").replace("\n", ";note;;;\n"))));
        JsonNode decimal = Imports.sent("hour-entries?source=PAIE", "Matricule,Siret,Marché,Mois,Heures,Justification\nP,1,M,2018-03,151,67,\n");
        assertEquals("too-many-cells", refused(decimal).at("/problem/errors/0/code").asText());
    }

    @Test
    void aTextInTwoBytesNeedsNoMark() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            JsonNode run = persons((HEAD + row("12/05/1990")).getBytes(Charset.forName(charset)), Imports.CSV);
            assertEquals("DONE 1/0/0/0", Imports.counts(run), run::toPrettyString);
        }
    }

    @Test
    void whatIsNoTextIsNotSearchedForHeadings() {
        for (byte[] file : List.of(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0}, new byte[] {0x1f, (byte) 0x8b, 8})) {
            assertEquals("import-format", persons(file, Imports.CSV).at("/problem/code").asText());
        }
        // a workbook is one, whatever the sender calls it
        JsonNode book = persons(book(sheet -> put(sheet, 0, "Nom")), Imports.CSV);
        assertEquals("import-columns-unknown XLSX", book.at("/problem/code").asText() + " " + book.path("format").asText());
    }

    @Test
    void daysThatCountFrom1904AreThose() throws IOException {
        String id = Sample.unique("P");
        byte[] since1900 = book(sheet -> {
            put(sheet, 0, "Identifiant externe", "Nom", "Prénom", "Date de naissance", "Sexe");
            put(sheet, 1, id + "a", "Barbotin", "Aïcha", 33_000 - 1462, "F");
            put(sheet, 2, id + "b", "Barbotine", "Aïcha", 33_000 - 1462, "F");
            sheet.style(2, 3).format("dd/mm/yyyy").set();
        });
        byte[] since1904 = changed(since1900, "<workbookPr date1904=\"false\"/>", "<workbookPr date1904=\"1\"/>");
        JsonNode run = persons(since1904, Imports.XLSX);
        assertEquals("DONE 2/0/0/0", Imports.counts(run), run::toPrettyString);
        for (String one : List.of("a", "b")) {
            Api.admin().get("/v1/beneficiaries/by-external-id/PLIE/" + id + one).then().statusCode(200).body("birthDate", is("1990-05-07"));
        }
    }

    @Test
    void aCellWithoutAValueIsToldAsSuch() {
        JsonNode run = persons(HEAD.replace("Justificatif", "QPV") + row("12/05/1990").replace(";\n", ";#N/A\n"));
        assertEquals("cell-failed", refused(run).at("/problem/errors/0/code").asText());
        byte[] uncomputed = book(sheet -> {
            put(sheet, 0, "Identifiant externe", "Nom", "Prénom", "Date de naissance", "Sexe", "QPV");
            put(sheet, 1, "P-1", "Barbotin", "Aïcha", "12/05/1990", "F");
            sheet.formula(1, 5, "1+1");
        });
        JsonNode book = persons(uncomputed, Imports.XLSX);
        assertEquals("DONE 0/0/0/1", Imports.counts(book), book::toPrettyString);
        assertEquals("cell-failed", refused(book).at("/problem/errors/0/code").asText());
    }

    @Test
    void hoursThatAreShownAsTimeAreNoFractionsOfADay() {
        String siret = Sample.siret();
        Made employer = Api.made("/v1/employers", Sample.employer().with("siret", siret));
        String person = Sample.unique("P");
        Made made = World.person().eligibleFrom("2018-01-01").with("externalIds", List.of(Fields.of("source", "PAIE", "id", person))).made();
        World.employment(made, employer).made();
        String reference = Sample.unique("2018-T");
        World.contract().with("reference", reference).withClause(World.hours("700")).heldBy(employer).made();
        byte[] file = book(sheet -> {
            put(sheet, 0, "Matricule", "SIRET", "Référence marché", "Mois", "Nb heures");
            put(sheet, 1, person, siret, reference, "03/2018", 6.25);
            sheet.style(1, 4).format("[h]:mm").set();
            put(sheet, 2, person, siret, reference, "04/2018", 151.666666666667);
            put(sheet, 3, person, siret, reference, "2018.1", 10);
            put(sheet, 4, person, siret, reference, "mai 2018", "1,500");
            put(sheet, 5, person, siret, reference, "juin 2018", "1 5");
            put(sheet, 6, person, siret, reference, "juil 2018", 150);
        });
        JsonNode run = Imports.sent(Api.adminToken(), "hour-entries?source=PAIE", Imports.XLSX, file);
        assertEquals("DONE 1/0/0/5", Imports.counts(run), run::toPrettyString);
        List<JsonNode> lines = Imports.results(Api.adminToken(), run.path("id").asText(), "REFUSED");
        assertEquals("150:00:00", lines.get(0).at("/original/4").asText());
        for (int i : new int[] {0, 1, 3, 4}) {
            assertEquals("/hours", lines.get(i).at("/problem/errors/0/pointer").asText(), lines.get(i)::toString);
            assertTrue(lines.get(i).at("/problem/errors/0/detail").asText().contains("151,67"), lines.get(i)::toString);
        }
        assertEquals("/month", lines.get(2).at("/problem/errors/0/pointer").asText());
        Api.admin().header("Accept-Language", "en").get(Imports.PATH + "/" + run.path("id").asText() + "/results").then().statusCode(200)
                .body("items[0].problem.errors[0].detail", containsString("151.67"));
    }

    @Test
    void aSirenIsNoSiretThatLostItsZeros() {
        JsonNode run = Imports.sent("employers?source=PLIE", "Nom;Type;SIRET\nLa Poste;Entreprise;356000000\n");
        assertEquals("/siret", refused(run).at("/problem/errors/0/pointer").asText());
    }

    @Test
    void aSmallFileDoesNotTakeAllMemory() throws IOException {
        byte[] book = book(sheet -> {
            put(sheet, 0, "Nom", "Prénom", "Sexe", "Date de naissance", "Identifiant");
            put(sheet, 1, "Barbotin", "Aïcha", "F", 123456, "P-1");
        });
        JsonNode number = persons(changed(book, "123456", "1E+999999999"), Imports.XLSX);
        assertEquals("/birthDate", refused(number).at("/problem/errors/0/pointer").asText());
        for (String address : List.of("\"ZZZZZZ2\"", "'AAAA2'", "\"&#90;ZZZZZ2\"")) {
            assertEquals("import-unreadable", persons(changed(book, "r=\"D2\"", "r = " + address), Imports.XLSX).at("/problem/code").asText());
        }
    }

    @Test
    void aLineOfJsonIsNotToldHowToWriteACell() {
        JsonNode run = persons("{\"externalId\":\"P-1\",\"lastName\":\"Barbotin\",\"firstName\":\"Aïcha\",\"birthDate\":\"12/05/1990\",\"sex\":\"F\"}".getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson");
        assertEquals("Ce n’est pas la forme attendue.", refused(run).at("/problem/errors/0/detail").asText());
    }

    @Test
    void whatIsPutRightIsSentAgainAsItWas() {
        String id = Sample.unique("P");
        JsonNode run = persons(HEAD + id + ";-Barbotin;Aïcha;31/02/1990;F;\n");
        String file = Api.admin().get(Imports.PATH + "/" + run.path("id").asText() + "/results.csv").asString();
        assertTrue(file.contains("'-Barbotin"), file);
        assertEquals("DONE 1/0/0/0", Imports.counts(persons(file.replace("31/02/1990", "28/02/1990"))));
        Api.admin().get("/v1/beneficiaries/by-external-id/PLIE/" + id).then().statusCode(200).body("lastName", is("-Barbotin"));
    }
}
