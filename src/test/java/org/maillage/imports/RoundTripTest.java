package org.maillage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** What the service gives out comes in again as the same records: nothing is created, nothing is changed. */
@QuarkusTest
class RoundTripTest {

    private String token;
    private Made person;
    private Made employer;
    private Made employment;
    private World.MadeContract contract;

    /** A person without an identifier who lives elsewhere, one with two; hours that were validated, cut, corrected, refused. */
    @BeforeEach
    void furnish() {
        Place place = Place.fresh();
        token = Api.token(List.of(Role.FACILITATOR), place.territory());
        employer = Api.made("/v1/employers", Sample.employer().with("name", "=SOMME(" + Sample.unique("A") + ")").with("naf", "8130Z")
                .with("kinds", List.of(Fields.of("kind", "EI", "until", "2018-06-30"), Fields.of("kind", "ACI", "from", "2018-07-01"))));
        Api.made("/v1/employers", Sample.employer().without("siret").with("name", "'-" + Sample.unique("Ltd"))
                .with("otherIdentifier", Fields.of("type", "TVA", "value", Sample.unique("IE"))));
        person = World.person().eligibleFrom("2018-01-01").livingIn(place.commune()).with("lastName", "-Barbotin").with("phone", "+33600000001")
                .with("birthName", "d’Angély").made();
        World.prescriber();
        World.person().livingIn(place.commune()).with("externalIds", List.of(name(), name())).made();
        World.person().livingIn(Sample.NIORT).followedBy(place.territory()).made();
        Made gone = World.person().livingIn(place.commune()).eligibleFrom("2018-01-01").criterion("RSA").eligibleFrom("2020-01-01").made();
        World.employment(gone, employer).until("2018-06-30").in(place.commune()).made();
        Api.made(gone.path() + "/exits", Fields.of("milestone", "END", "situation", "CDI", "observedOn", "2018-07-09"));
        employment = World.employment(person, employer).in(place.commune()).with("externalIds", List.of(name())).with("weeklyHours", Sample.decimal("26.00")).made();
        World.employment(person, employer).from("2019-01-01").in(place.commune()).made();
        contract = World.contract().in(place.commune()).with("lots", List.of(Fields.of("number", "1", "title", "Gros œuvre"), Fields.of("number", "2", "title", "Peinture")))
                .with("amountExclTax", Sample.decimal("250000.00")).made();
        String lot = Api.json(Api.admin().get(contract.contract().path())).at("/lots/0/id").asText();
        Made clause = Api.made("/v1/clauses", Sample.clause(contract.id()).with("lotId", lot).with("commitments", List.of(Sample.commitment(employer.id(), "700"))));
        World.hours(employment, clause, "2018-03", "151.67").with("externalIds", List.of(name())).validated();
        World.hours(employment, clause, "2018-04", "100").validated("80");
        World.hours(employment, clause, "2018-05", "35").between("2018-05-02", "2018-05-08").in(place.commune()).rejected();
        Made corrected = World.hours(employment, clause, "2018-06", "12").declared();
        Api.post(Api.admin(), corrected.path() + "/correction", Fields.of("reason", "Erreur de saisie", "hours", Sample.decimal("13"))).then().statusCode(201);
        World.hours(employment, clause, "2018-07", "10.5").training().declared();
    }

    private static Fields name() {
        return Fields.of("source", "PAIE", "id", Sample.unique("N"));
    }

    private static String type(ImportKind kind) {
        return kind.path().replaceAll("ies$", "y").replaceAll("s$", "");
    }

    private String exported(ImportKind kind, String format) {
        return Api.as(token).queryParam("format", format).get("/v1/exports/" + type(kind)).then().statusCode(200).extract().asString();
    }

    private JsonNode sent(ImportKind kind, String contentType, byte[] file, String options) {
        return Imports.sent(token, kind.path() + "?source=FIELD" + options, contentType, file);
    }

    private void unchanged(ImportKind kind, JsonNode run, int records) {
        List<JsonNode> lines = Imports.results(token, run.path("id").asText(), null);
        String told = run + " " + lines.stream().filter(line -> !line.path("status").asText().equals("UNCHANGED")).limit(5).toList();
        assertEquals("DONE", run.path("state").asText(), told);
        assertEquals(0, run.at("/lines/created").asInt() + run.at("/lines/changed").asInt(), told);
        assertEquals(records, run.at("/lines/read").asInt(), told);
        // other tests have put organisations into the database that no rule would let in
        assertTrue(List.of(ImportKind.EMPLOYERS, ImportKind.BUYERS, ImportKind.PRESCRIBERS).contains(kind) || run.at("/lines/refused").asInt() == 0, told);
    }

    private static List<List<String>> rows(String csv) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().map(CsvRecord::getFields).collect(Collectors.toList());
        }
    }

    /** As a spreadsheet keeps it that took numbers for numbers. */
    private static byte[] book(List<List<String>> rows, boolean numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", null)) {
            Worksheet sheet = book.newWorksheet("Feuille 1");
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < rows.get(row).size(); i++) {
                    String cell = rows.get(row).get(i);
                    if (numbers && cell.matches("[0-9]{1,12}([.][0-9]+)?")) {
                        sheet.value(row, i, new BigDecimal(cell));
                    } else {
                        sheet.value(row, i, cell);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void anExportComesInAsTheSameRecords(ImportKind kind) throws IOException {
        String csv = exported(kind, "csv");
        List<List<String>> rows = rows(csv);
        int records = rows.size() - 1;
        assertTrue(records >= 1, csv);
        unchanged(kind, sent(kind, Imports.CSV, bytes(csv), ""), records);
        unchanged(kind, sent(kind, "application/x-ndjson", bytes(exported(kind, "ndjson")), ""), records);
        unchanged(kind, sent(kind, Imports.XLSX, book(rows, false), ""), records);
        unchanged(kind, sent(kind, Imports.XLSX, book(rows, true), ""), records);
        // without a source, and as French Excel writes it
        String semicolons = rows.stream().map(row -> row.stream().map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n"));
        unchanged(kind, Imports.sent(token, kind.path(), Imports.CSV, bytes(semicolons)), records);
        assertEquals(csv, exported(kind, "csv"));
    }

    @Test
    void whatIsPutRightInAnExportIsAChangeOfThatRecord() throws IOException {
        String csv = exported(ImportKind.BENEFICIARIES, "csv");
        JsonNode run = sent(ImportKind.BENEFICIARIES, Imports.CSV, bytes(csv.replace("'-Barbotin", "Barbotine")), "");
        assertEquals("DONE 0/1/3/0", Imports.counts(run), run::toPrettyString);
        Api.admin().get(person.path()).then().statusCode(200).body("lastName", org.hamcrest.Matchers.is("Barbotine"))
                .body("phone", org.hamcrest.Matchers.is("+33600000001"));
        String employers = exported(ImportKind.EMPLOYERS, "ndjson");
        String line = employers.lines().filter(one -> one.contains(employer.id())).findFirst().orElseThrow();
        assertEquals("DONE 0/1/0/0", Imports.counts(sent(ImportKind.EMPLOYERS, "application/x-ndjson", bytes(line.replace("8130Z", "8129B")), "")));
    }

    /** 150 h were 151.67: the entry of this id is corrected; one that was replaced is not declared anew. */
    @Test
    void hoursThatArePutRightInAnExportCorrectTheirEntry() throws IOException {
        List<List<String>> rows = rows(exported(ImportKind.HOUR_ENTRIES, "csv"));
        int hours = rows.get(0).indexOf("hours");
        List<String> file = new ArrayList<>();
        rows.forEach(row -> file.add(row.stream().map(cell -> row.indexOf(cell) == hours && cell.equals("151.67") ? "150" : cell)
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"").collect(Collectors.joining(","))));
        JsonNode run = sent(ImportKind.HOUR_ENTRIES, Imports.CSV, bytes(String.join("\n", file)), "");
        assertEquals("DONE 0/1/5/0", Imports.counts(run), () -> Imports.results(token, run.path("id").asText(), null).toString());
        List<JsonNode> lines = Imports.results(token, run.path("id").asText(), null);
        assertEquals(1, lines.stream().filter(line -> line.at("/warnings/0/code").asText().equals("entry-replaced")).count(), lines::toString);
        String changed = lines.stream().filter(line -> line.path("status").asText().equals("CHANGED")).findFirst().orElseThrow().path("id").asText();
        JsonNode correction = Api.json(Api.admin().get("/v1/hour-entries/" + changed));
        assertEquals("150.0", correction.path("hours").asText().replaceFirst("0$", ""));
        assertFalse(correction.path("corrects").isNull());
        assertEquals(1, correction.path("externalIds").size());
        // the file is older than the correction now: it would put the old hours in the place of what was corrected since
        JsonNode again = sent(ImportKind.HOUR_ENTRIES, Imports.CSV, bytes(String.join("\n", file).replace("\"150\"", "\"149\"")), "");
        assertEquals("already-corrected", Imports.results(token, again.path("id").asText(), "REFUSED").get(0).at("/problem/code").asText());
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void refusedLinesComeInAsTheyWere(ImportKind kind) throws IOException {
        List<Field> fields = Columns.of(kind).fields().stream().filter(field -> field.type() != Field.Type.PASSED_OVER && !field.example().isEmpty()).toList();
        String head = fields.stream().map(field -> field.headings().get(0)).collect(Collectors.joining(";"));
        String line = fields.stream().map(field -> switch (field.type()) {
            case DATE, MONTH -> "31/02/2018";
            case INSEE -> "99999";
            default -> field.name().equals("externalId") ? "'=" + Sample.unique("X") : field.example();
        }).collect(Collectors.joining(";"));
        JsonNode run = sent(kind, Imports.CSV, bytes(head + "\n" + line + "\n"), "");
        String refused = "DONE 0/0/0/1";
        assertEquals(refused, Imports.counts(run), run::toPrettyString);
        String first = told(run);
        for (String file : List.of("results.csv", "results.xlsx")) {
            byte[] again = Api.as(token).get(Imports.PATH + "/" + run.path("id").asText() + "/" + file).then().statusCode(200).extract().asByteArray();
            JsonNode second = sent(kind, file.endsWith("csv") ? Imports.CSV : Imports.XLSX, again, "");
            assertEquals(refused, Imports.counts(second), second::toPrettyString);
            assertEquals(first, told(second));
        }
    }

    private String told(JsonNode run) {
        JsonNode line = Imports.results(token, run.path("id").asText(), "REFUSED").get(0);
        return line.path("original") + " " + line.at("/problem/errors");
    }

    /** An export of a record that is gone must not come back as another one; ids of other systems are none of ours. */
    @Test
    void anIdOfOursThatIsGoneIsRefusedAndOneOfAnotherSystemIsItsOwn() {
        String gone = com.github.f4b6a3.uuid.UuidCreator.getTimeOrderedEpoch().toString();
        String foreign = java.util.UUID.randomUUID().toString();
        String head = "id;Nom;Prénom;Date de naissance;Sexe\n";
        JsonNode run = sent(ImportKind.BENEFICIARIES, Imports.CSV, bytes(head + gone + ";Zer;Ana;01/02/1990;F\n" + foreign + ";Zed;Ana;01/02/1990;F\n17-" + foreign.substring(0, 8)
                + ";Zef;Ana;01/02/1990;F\n"), "");
        List<JsonNode> lines = Imports.results(token, run.path("id").asText(), null);
        assertEquals("/id record-gone", lines.get(0).at("/problem/errors/0/pointer").asText() + " " + lines.get(0).at("/problem/errors/0/code").asText());
        // out of its territories: nobody lives anywhere
        assertEquals("[out-of-scope, out-of-scope]", lines.subList(1, 3).stream().map(line -> line.at("/problem/code").asText()).toList().toString());
        JsonNode all = Imports.sent(Api.adminToken(), "beneficiaries?source=FIELD", Imports.CSV, bytes(head + foreign + ";Zed;Ana;01/02/1990;F\n"));
        assertEquals("DONE 1/0/0/0", Imports.counts(all), all::toPrettyString);
        Api.admin().get("/v1/beneficiaries/by-external-id/FIELD/" + foreign).then().statusCode(200);
    }
}
