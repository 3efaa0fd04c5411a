package org.maillage.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.web.Snapshot;

/** The annual recap: the same numbers in every format, and those of the target check. */
@QuarkusTest
class AnnualRecapTest {

    private static final String PATH = "/v1/reports/annual-recap";
    private static final List<String> SUMS = List.of("validatedHours", "declaredHours", "trainingHours", "rsaHours", "notCountedHours");
    private static final String ZERO = "0.00";

    private static RandomHistory history;

    @Inject
    Snapshot snapshot;

    @ConfigProperty(name = "maillage.report.concurrent")
    int concurrent;

    private static String scope() {
        if (history == null) {
            history = new RandomHistory(1951).told();
        }
        return PATH + "?year=2018&department=" + history.department();
    }

    private static Response read(String query) {
        Response answer = Api.admin().get(scope() + query);
        answer.then().statusCode(200);
        return answer;
    }

    private static Map<String, String> sums(JsonNode node) {
        Map<String, String> sums = new TreeMap<>();
        SUMS.forEach(sum -> sums.put(sum, node.path(sum).decimalValue().toPlainString()));
        return sums;
    }

    /** The sums of lines that a test adds up itself. */
    private static final class Added {
        private final Map<String, BigDecimal> sums = new TreeMap<>();

        void add(String sum, BigDecimal value) {
            sums.merge(sum, value, BigDecimal::add);
        }

        Map<String, String> shown() {
            Map<String, String> shown = new TreeMap<>();
            SUMS.forEach(sum -> shown.put(sum, sums.getOrDefault(sum, new BigDecimal(ZERO)).setScale(2).toPlainString()));
            return shown;
        }
    }

    @Test
    void linesSubtotalsAndTotalAreTheRecountOfTheEntriesAndTheCheck() {
        JsonNode recap = Api.json(read(""));
        Map<List<String>, Added> recounted = new HashMap<>();
        Added whole = new Added();
        for (JsonNode entry : BruteForce.of("department=" + history.department()).entries()) {
            String reason = entry.at("/counting/reason").asText();
            if (entry.path("month").asText().startsWith("2018") && !List.of("REPLACED", "REJECTED", "CORRECTION_PENDING").contains(reason)) {
                List<String> key = List.of(entry.path("clauseId").asText(), entry.path("employmentId").asText());
                for (Added added : List.of(recounted.computeIfAbsent(key, k -> new Added()), whole)) {
                    recount(entry, reason, added);
                }
            }
        }
        int lines = 0;
        for (JsonNode contract : recap.path("contracts")) {
            Added ofContract = new Added();
            for (JsonNode row : contract.path("rows")) {
                List<String> key = List.of(row.path("clauseId").asText(), row.path("employmentId").asText());
                assertEquals(recounted.get(key).shown(), sums(row), key::toString);
                SUMS.forEach(sum -> ofContract.add(sum, row.path(sum).decimalValue()));
                lines++;
            }
            assertEquals(ofContract.shown(), sums(contract.path("subtotal")));
            assertEquals(contract.path("rows").size(), contract.at("/subtotal/rows").asInt());
        }
        assertEquals(recounted.size(), lines);
        assertTrue(lines > 15, "too few lines: " + lines);
        assertEquals(whole.shown(), sums(recap.path("total")));
        JsonNode check = Api.json(Api.admin().get("/v1/departments/" + history.department() + "/progress?year=2018"));
        assertEquals(check.path("hours"), recap.at("/check/hours"));
        assertEquals(check.path("checks"), recap.at("/check/checks"));
        assertEquals(check.at("/hours/validated"), recap.at("/total/validatedHours"));
        assertEquals(check.at("/hours/rsa"), recap.at("/total/rsaHours"));
        assertEquals(check.at("/beneficiaries/total").asInt(), recap.at("/total/persons").asInt());
    }

    private static void recount(JsonNode entry, String reason, Added added) {
        BigDecimal hours = entry.at("/counting/hours").decimalValue();
        added.add("validatedHours", hours);
        added.add(reason.equals("NOT_VALIDATED") ? "declaredHours" : "notCountedHours", reason.equals("NOT_VALIDATED")
                ? entry.path("hours").decimalValue() : entry.path("validatedHours").decimalValue().subtract(hours));
        added.add("trainingHours", entry.path("kind").asText().equals("TRAINING") ? hours : BigDecimal.ZERO);
        added.add("rsaHours", entry.at("/counting/rsa").asBoolean() ? hours : BigDecimal.ZERO);
    }

    @Test
    void everyFormatHasTheSameNumbers() throws Exception {
        Map<String, String> total = sums(Api.json(read("")).path("total"));
        assertEquals(total, csvTotal(read("&format=csv&dialect=rfc4180").asString()));
        assertEquals(total, spreadsheetTotal(read("&format=csv").asByteArray()));
        assertEquals(total, workbookTotal(read("&format=xlsx").asByteArray()));
        for (String text : List.of(pdf(read("&format=pdf").asByteArray()), read("&format=html").asString())) {
            total.values().forEach(value -> assertTrue(text.replaceAll("[\\s\u00A0]", "").contains(value.replace('.', ',')), value));
        }
    }

    private static Map<String, String> csvTotal(String csv) throws IOException {
        Added lines = new Added();
        Map<String, String> total = new TreeMap<>();
        String recap = csv.substring(0, csv.indexOf("\r\ntable,row,targetHours") + 2);
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(recap)) {
            for (NamedCsvRecord line : records) {
                assertEquals("recap", line.getField("table"));
                if (line.getField("row").equals("DETAIL")) {
                    SUMS.forEach(sum -> lines.add(sum, new BigDecimal(line.getField(sum))));
                } else if (line.getField("row").equals("TOTAL")) {
                    SUMS.forEach(sum -> total.put(sum, line.getField(sum)));
                }
            }
        }
        assertEquals(lines.shown(), total);
        return total;
    }

    /** With the eyes of a French spreadsheet: semicolons and decimal commas. */
    private static Map<String, String> spreadsheetTotal(byte[] csv) throws IOException {
        String text = new String(csv, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFFMarché;Objet du marché;"), text.substring(0, 40));
        List<String> last = null;
        try (var records = CsvReader.builder().fieldSeparator(';').ofCsvRecord(text.substring(1))) {
            for (var line : records) {
                last = line.getField(0).equals("Total") ? new ArrayList<>(line.getFields()) : last;
            }
        }
        Map<String, String> total = new TreeMap<>();
        for (int i = 0; i < SUMS.size(); i++) {
            total.put(SUMS.get(i), last.get(16 + i).replace(',', '.'));
        }
        return total;
    }

    private static Map<String, String> workbookTotal(byte[] xlsx) throws IOException {
        Added lines = new Added();
        Map<String, String> total = new TreeMap<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            for (Row row : book.getFirstSheet().read()) {
                String first = row.getCell(0).asString();
                for (int i = 0; i < SUMS.size() && row.getRowNum() > 1; i++) {
                    BigDecimal value = row.getCell(16 + i).asNumber();
                    if (first.equals("Total")) {
                        total.put(SUMS.get(i), value.setScale(2).toPlainString());
                    } else if (!first.startsWith("Sous-total")) {
                        lines.add(SUMS.get(i), value);
                    }
                }
            }
        }
        assertEquals(lines.shown(), total);
        return total;
    }

    private static String pdf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("fr", document.getDocumentCatalog().getLanguage());
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void thePdfSaysWhenItWasMadeAndTheHashOfItsRows() throws Exception {
        String text = pdf(read("&format=pdf").asByteArray());
        byte[] rows = read("&format=csv&dialect=rfc4180").asByteArray();
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rows));
        assertTrue(text.contains(hash), text);
        assertTrue(text.contains("Document établi le"), text);
        assertTrue(text.contains("1 / "), text);
    }

    @Test
    void theFormatIsWhatTheClientAccepts() {
        scope();
        Api.admin().accept("text/csv").get(scope()).then().statusCode(200).contentType(startsWith("text/csv"))
                .header("Content-Disposition", is("attachment; filename=\"recap-annuel-" + history.department() + "-2018.csv\""))
                .header("Cache-Control", is("no-store")).header("Content-Language", is("fr"));
        Api.admin().accept("application/pdf;q=0.5, text/html").get(scope()).then().statusCode(200).contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-")).body(containsString("<title>"));
        Api.admin().accept("image/png").get(scope()).then().statusCode(406);
        Api.admin().get(scope() + "&format=doc").then().statusCode(400).body("errors[0].parameter", is("format"));
        Api.admin().header("Accept-Language", "en").get(scope() + "&format=csv").then().statusCode(200).body(containsString("Subtotal"));
    }

    @Test
    void whoeverComesWhenTooManyReadGetsAProblemAndNoPart() {
        scope();
        held(concurrent, () -> List.of("json", "csv", "xlsx", "pdf", "html").forEach(format ->
                Api.admin().get(scope() + "&format=" + format).then().statusCode(503).contentType("application/problem+json")
                        .header("Retry-After", is("5")).body("code", is("unavailable"))));
        read("");
    }

    private void held(int places, Runnable then) {
        if (places == 0) {
            then.run();
        } else {
            snapshot.read(() -> held(places - 1, then));
        }
    }

    @Test
    void exactlyOneThingIsAskedAbout() {
        Api.admin().get(PATH + "?year=2018").then().statusCode(400).body("errors[0].code", is("required"));
        Api.admin().get(scope() + "&territory=79-NIORTAIS").then().statusCode(400);
        Api.admin().get(PATH + "?year=2018&scope=contract:nothing").then().statusCode(400);
        Api.admin().get(PATH + "?year=2018&scope=country:fr").then().statusCode(400);
        Api.admin().get(PATH + "?year=2018&scope=department:98765").then().statusCode(404);
        Api.admin().get(PATH + "?year=2018&contract=" + history().contracts().get(0).id()).then().statusCode(200)
                .body("check", nullValue()).body("scope.kind", is("CONTRACT"));
        Api.admin().get(PATH + "?year=2018&scope=department:" + history().department()).then().statusCode(200)
                .body("scope.code", is(history().department()));
    }

    private static RandomHistory history() {
        scope();
        return history;
    }

    @Test
    void aLineSaysWhoWorkedWhenAndByWhatRight() {
        Place place = Place.fresh();
        Made employer = World.employer("EI");
        World.MadeContract made = World.contract().in(place).withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made job = World.employment(person, employer).from("2018-03-05").until("2018-05-20").made();
        World.hours(job, made.clause(), "2018-03", "35.50").validated();
        World.hours(job, made.clause(), "2018-05", "20.25").declared();
        String path = PATH + "?year=2018&territory=" + place.territory();
        Api.admin().get(path).then().statusCode(200)
                .body("contracts.rows.flatten().lastName", contains(person.text("/lastName")))
                .body("contracts.rows.flatten().criterion", contains("RSA")).body("contracts.rows.flatten().rsaAtEntry", contains(true))
                .body("contracts.rows.flatten().employerKind", contains("EI")).body("contracts.rows.flatten().months", contains(2))
                .body("contracts.rows.flatten().firstDay", contains("2018-03-05"))
                .body("contracts.rows.flatten().lastDay", contains("2018-05-20"))
                .body("total.persons", is(1)).body("check.hours.validated", is(new BigDecimal("35.50")));
        Api.admin().get(PATH + "?year=2019&territory=" + place.territory()).then().statusCode(200).body("contracts.size()", is(0))
                .body("total.rows", is(0));
    }

    @Test
    void aBuyerGetsNoNamesAndASensitiveCriterionNoName() {
        Place place = Place.fresh();
        Made buyer = World.buyer();
        Made employer = World.employer("EA");
        World.MadeContract made = World.contract().by(buyer).in(place).withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().criterion("RQTH").eligibleFrom("2018-01-01").made();
        World.hours(World.employment(person, employer).from("2018-01-01").made(), made.clause(), "2018-03", "35.50").validated();
        String path = PATH + "?year=2018&buyer=" + buyer.id();
        String token = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("acheteur"), "roles", List.of(Role.BUYER),
                "buyerIds", List.of(buyer.id()))).text("/token");
        String seen = Api.as(token).get(path).then().statusCode(200).body("total.validatedHours", is(new BigDecimal("35.50"))).extract().asString();
        assertFalse(seen.contains(person.text("/lastName")) || seen.contains("lastName") || seen.contains("rsaHours"), seen);
        String csv = Api.as(token).get(path + "&format=csv").then().statusCode(200).extract().asString();
        assertFalse(csv.contains(person.text("/lastName")) || csv.contains("Nom;") || csv.contains("RSA"), csv);
        Api.admin().get(path).then().body("contracts[0].rows[0].criterion", is("RQTH"));
        String reader = Api.made(Api.accounts(), "/v1/api-clients",
                Fields.of("name", Sample.unique("lecture"), "roles", List.of(Role.READER))).text("/token");
        Api.as(reader).get(path).then().statusCode(200).body("contracts[0].rows[0].criterion", is("AUTRE"))
                .body("contracts[0].rows[0].lastName", is(person.text("/lastName")));
        Api.post(Api.admin(), person.path() + "/restriction", Fields.of("reason", "Demande de la personne")).then().statusCode(200);
        Api.as(reader).get(path).then().statusCode(200).body("contracts[0].rows[0].lastName", nullValue())
                .body("total.validatedHours", is(new BigDecimal("35.50")));
        assertFalse(Api.as(reader).get(path + "&format=html").asString().contains(person.text("/lastName")));
    }
}
