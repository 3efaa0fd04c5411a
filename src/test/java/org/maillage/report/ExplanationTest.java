package org.maillage.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;

/** That the entries explained are those behind the check, all of them, and make its figures to the hundredth. */
@QuarkusTest
class ExplanationTest {

    private static final String PATH = "/v1/explain/progress";
    private static final List<String> FIGURES = List.of("validated", "declared", "rsa", "training", "notCounted");

    private static RandomHistory history;

    @BeforeEach
    void tell() {
        if (history == null) {
            history = new RandomHistory(2024).told();
        }
    }

    private static JsonNode read(String query) {
        return Api.json(Api.admin().get(PATH + "?" + query).then().statusCode(200).extract().response());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-12-31", "2018-06-30", "2018-01-01", "2019-03-31"})
    void theEntriesMakeTheFigures(String asOf) {
        BruteForce entries = BruteForce.of("department=" + history.department());
        String moment = "year=2018&asOf=" + asOf;
        holds("department=" + history.department() + "&" + moment, "/v1/departments/" + history.department() + "/progress?" + moment, entries,
                LocalDate.parse(asOf), entry -> true);
        JsonNode territories = Api.json(Api.admin().get("/v1/departments/" + history.department() + "/progress?" + moment)).path("territories");
        assertTrue(territories.size() > 1);
        for (JsonNode territory : territories) {
            String code = territory.at("/territory/code").asText();
            holds("territory=" + code + "&" + moment, "/v1/territories/" + code + "/progress?" + moment, entries, LocalDate.parse(asOf),
                    BruteForce.inTerritory(code));
        }
    }

    private static void holds(String query, String progress, BruteForce entries, LocalDate asOf, Predicate<JsonNode> where) {
        JsonNode explained = read(query);
        JsonNode check = Api.json(Api.admin().get(progress));
        assertEquals(check.path("hours"), explained.path("sums"), query);
        for (String part : List.of("target", "hours", "rsaShare", "checks")) {
            assertEquals(check.path(part), explained.at("/check/" + part), query);
        }
        Map<String, JsonNode> listed = new HashMap<>();
        entries.until(asOf, where.and(BruteForce.ofYear(2018))).forEach(entry -> listed.put(entry.path("id").asText(), entry));
        assertEquals(listed.size(), explained.path("entries").size(), query);
        Map<String, BigDecimal> counted = new TreeMap<>(Map.of("sum", BigDecimal.ZERO.setScale(2)));
        Map<String, Integer> reasons = new TreeMap<>();
        explained.path("entries").forEach(one -> {
            same(listed.get(one.path("id").asText()), one);
            counted.merge("sum", one.path("countedHours").decimalValue(), BigDecimal::add);
            reasons.merge(one.path("reason").asText(), 1, Integer::sum);
        });
        assertEquals(explained.at("/sums/validated").decimalValue(), counted.get("sum"), query);
        Map<String, Integer> told = new TreeMap<>();
        explained.path("reasons").forEach(reason -> told.put(reason.path("reason").asText(), reason.path("entries").asInt()));
        assertEquals(reasons, told);
    }

    /** As the list of entries shows it. */
    private static void same(JsonNode entry, JsonNode explained) {
        for (String property : List.of("month", "kind", "status", "hours", "validatedHours", "clauseId", "contractId", "employmentId", "employerId",
                "beneficiaryId")) {
            assertEquals(entry.path(property), explained.path(property), property);
        }
        assertEquals(entry.at("/counting/reason"), explained.path("reason"));
        assertEquals(entry.at("/counting/counted"), explained.path("counted"));
        assertEquals(entry.at("/counting/rsa"), explained.path("rsa"));
        assertEquals(entry.at("/counting/hours"), explained.path("countedHours"));
        assertFalse(explained.path("explanation").asText().isBlank());
    }

    @Test
    void everyFormatHasTheSameFigures() {
        String query = "?year=2018&department=" + history.department();
        JsonNode explained = read("year=2018&department=" + history.department());
        String csv = Api.admin().get(PATH + query + "&format=csv&dialect=rfc4180").then().statusCode(200).extract().asString();
        Map<String, List<BigDecimal>> figures = new TreeMap<>();
        BigDecimal counted = BigDecimal.ZERO;
        int entries = 0;
        List<String> heads = List.of();
        for (CsvRecord line : CsvReader.builder().ofCsvRecord(csv).stream().toList()) {
            List<String> fields = line.getFields();
            if (fields.contains("countedHours")) {
                heads = fields;
            } else if (fields.get(0).equals("explained")) {
                counted = counted.add(new BigDecimal(fields.get(heads.indexOf("countedHours"))));
                entries++;
            } else if (fields.get(0).endsWith("Sums")) {
                figures.put(fields.get(0), fields.subList(2, 2 + FIGURES.size()).stream().map(BigDecimal::new).toList());
            }
        }
        assertEquals(explained.path("entries").size(), entries);
        assertEquals(explained.at("/sums/validated").decimalValue(), counted);
        List<BigDecimal> shown = FIGURES.stream().map(figure -> explained.at("/sums/" + figure).decimalValue()).toList();
        assertEquals(Map.of("entrySums", shown, "checkSums", shown), figures);
        for (String format : List.of("csv", "xlsx", "pdf", "html")) {
            Api.admin().get(PATH + query + "&format=" + format).then().statusCode(200)
                    .header("Content-Disposition", org.hamcrest.Matchers.containsString("explication-" + history.department() + "-2018." + format));
        }
    }

    @Test
    void aRestrictedPersonHasNoNameButForFacilitators() {
        String query = "?year=2018&department=" + history.department();
        String person = read("year=2018&department=" + history.department()).at("/entries/0/beneficiaryId").asText();
        String reader = Api.token(List.of(Role.READER));
        JsonNode before = entryOf(Api.json(Api.as(reader).get(PATH + query)), person);
        assertTrue(before.path("lastName").isTextual());
        Api.post(Api.admin(), "/v1/beneficiaries/" + person + "/restriction", Fields.of("reason", "Conteste une date")).then().statusCode(200);
        JsonNode restricted = Api.json(Api.as(reader).get(PATH + query));
        assertTrue(entryOf(restricted, person).path("lastName").isNull());
        assertEquals(restricted.at("/check/hours"), restricted.path("sums"));
        assertTrue(entryOf(read("year=2018&department=" + history.department()), person).path("lastName").isTextual());
        Api.post(Api.admin(), "/v1/beneficiaries/" + person + "/restriction/lifting", Fields.of("reason", "Corrigée")).then().statusCode(200);
    }

    private static JsonNode entryOf(JsonNode explained, String person) {
        for (JsonNode entry : explained.path("entries")) {
            if (entry.path("beneficiaryId").asText().equals(person)) {
                return entry;
            }
        }
        throw new AssertionError("no entry of the person");
    }

    @Test
    void whatIsNotThereIsRefused() {
        String territory = read("year=2018&department=" + history.department()).at("/entries/0/territory").asText();
        Api.admin().get(PATH).then().statusCode(400);
        Api.admin().get(PATH + "?department=79&territory=BOCAGE").then().statusCode(400);
        Api.admin().get(PATH + "?buyer=" + history.contracts().get(0).id()).then().statusCode(400);
        Api.admin().get(PATH + "?territory=NOWHERE").then().statusCode(404);
        Api.client(Role.READER, territory).get(PATH + "?year=2018&territory=" + territory).then().statusCode(200);
        Api.client(Role.READER, territory).get(PATH + "?year=2018&department=" + history.department()).then().statusCode(404);
        Api.client(Role.STATISTICS).get(PATH + "?department=" + history.department()).then().statusCode(403);
        Api.accounts().get(PATH + "?department=" + history.department()).then().statusCode(403);
    }
}
