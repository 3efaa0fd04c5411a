package org.maillage.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.World;

/** The way of a person across employers, contracts and territories. */
@QuarkusTest
class PathwayTest {

    private static JsonNode pathway(Made person, String asOf) {
        return Api.json(Api.admin().get(person.path() + "/pathway?asOf=" + asOf).then().statusCode(200).extract().response());
    }

    @Test
    void itShowsTheWholeWayInTimeOrder() throws IOException {
        Made company = World.employer();
        Made agency = World.employer("ETTI");
        var contract = World.contract().in("79049").with("title", "Voirie de Bressuire").withClause(World.hours("700")).heldBy(company).made();
        var other = World.contract().in("79191").with("title", "École de Niort").withClause(World.hours("300")).heldBy(company).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").with("lastName", "Chauvineau").made();
        Made later = World.employment(person, company).from("2018-09-01").until("2019-02-28").made();
        Made first = World.employment(person, agency).at(company).from("2018-01-08").until("2018-06-30").made();
        World.hours(first, contract.clause(), "2018-01", "80.00").validated();
        World.hours(first, other.clause(), "2018-01", "20.50").validated("15.25");
        World.hours(first, contract.clause(), "2018-02", "100.00").declared();
        World.hours(later, other.clause(), "2018-09", "12.34").training().validated();
        World.hours(later, other.clause(), "2018-10", "50.00").rejected();

        JsonNode whole = pathway(person, "2019-12-31");
        assertEquals(List.of(first.id(), later.id()), whole.path("employments").findValuesAsText("employmentId"));
        assertEquals("Voirie de Bressuire", whole.at("/employments/0/contracts/0/name").asText());
        assertEquals("SECONDMENT", whole.at("/employments/0/mode").asText());
        assertEquals("95.25", whole.at("/employments/0/hours/validated").asText());
        assertEquals("107.59", whole.at("/hours/validated").asText());
        assertEquals("100.00", whole.at("/hours/declared").asText());
        assertEquals("12.34", whole.at("/hours/training").asText());
        assertEquals("107.59", whole.at("/hours/rsa").asText());
        assertEquals(List.of("2018-01", "2018-02", "2018-09", "2018-10"), whole.path("months").findValuesAsText("month"));
        assertEquals(List.of("95.25", "95.25", "107.59", "107.59"), whole.path("months").findValuesAsText("cumulative"));
        assertEquals("{\"from\":\"2018-07-01\",\"to\":\"2018-08-31\",\"days\":62}", whole.at("/gaps/0").toString());
        assertEquals("{\"from\":\"2019-03-01\",\"to\":\"2019-12-31\",\"days\":306}", whole.at("/gaps/1").toString());

        JsonNode half = pathway(person, "2018-06-30");
        assertEquals(List.of(first.id()), half.path("employments").findValuesAsText("employmentId"));
        assertEquals("95.25", half.at("/hours/validated").asText());
        assertTrue(half.path("gaps").isEmpty());
        formats(person);
    }

    private static void formats(Made person) throws IOException {
        String path = person.path() + "/pathway?asOf=2019-12-31";
        Api.admin().get(path + "&format=csv").then().statusCode(200).header("Content-Disposition", containsString("parcours-2019-12-31.csv"))
                .body(containsString("107,59"));
        Api.admin().get(path + "&format=html").then().statusCode(200).body(containsString("Chauvineau"));
        Api.admin().header("Accept-Language", "en").get(path + "&format=csv&dialect=rfc4180").then().statusCode(200)
                .body(containsString("TOTAL,,107.59,100.00,12.34"));
        Api.admin().get(path + "&format=xlsx").then().statusCode(200);
        byte[] pdf = Api.admin().get(path + "&format=pdf").then().statusCode(200).extract().asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertTrue(new PDFTextStripper().getText(document).contains("107,59"));
        }
        Api.admin().get(person.path() + "/export").then().statusCode(200).body("accesses.action", hasItems("READ", "EXPORT"));
    }

    @Test
    void theClockIsThatOfTheCountingRules() {
        Made company = World.employer();
        var contract = World.contract().in("79191").withClause(World.hours("700")).heldBy(company).counting("eligibilityMonths", 12).made();
        var longer = World.contract().in("79191").withClause(World.hours("700")).heldBy(company).made();
        Made person = World.person().eligibleFrom("2018-01-15").made();
        Made job = World.employment(person, company).from("2018-01-01").made();
        World.hours(job, contract.clause(), "2018-03", "10.00").validated();
        World.hours(job, longer.clause(), "2018-03", "10.00").validated();
        JsonNode clock = pathway(person, "2018-12-31").at("/clocks/0");
        assertEquals("2018-03-01", clock.path("start").asText());
        assertEquals(10, clock.path("monthsSinceEntry").intValue());
        assertEquals("{\"months\":12,\"lastDay\":\"2019-02-28\",\"monthsLeft\":1,\"daysLeft\":59}", clock.at("/limits/0").toString());
        assertEquals("{\"months\":24,\"lastDay\":\"2020-02-29\",\"monthsLeft\":13,\"daysLeft\":425}", clock.at("/limits/1").toString());
        assertEquals(0, pathway(person, "2021-01-01").at("/clocks/0/limits/0/daysLeft").intValue());
        // the day after the last one no longer counts
        assertEquals("COUNTED", World.hours(job, contract.clause(), "2019-02", "5.00").validated().body().at("/counting/reason").asText());
        assertEquals("AFTER_LIMIT", World.hours(job, contract.clause(), "2019-03", "5.00").validated().body().at("/counting/reason").asText());
    }

    @Test
    void exitsAreDueAndUnknownUntilTheyAreTold() {
        Made person = World.person().made();
        World.employment(person, World.employer()).from("2018-01-08").until("2018-06-30").made();
        JsonNode none = pathway(person, "2018-06-29");
        assertEquals(List.of("2018-06-30", "2018-12-30", "2019-06-30"), none.path("exits").findValuesAsText("dueOn"));
        assertTrue(none.at("/exits/0/situation").isNull() && !none.at("/exits/0/due").booleanValue());
        assertEquals("UNKNOWN", pathway(person, "2018-06-30").at("/exits/0/situation").asText());
        Api.made(person.path() + "/exits", Fields.of("milestone", "END", "situation", "TRAINING", "observedOn", "2018-07-02"));
        JsonNode told = pathway(person, "2019-01-01");
        assertEquals(List.of("TRAINING", "UNKNOWN", "null"), told.path("exits").findValuesAsText("situation"));
        assertEquals(List.of("POSITIVE", "OTHER", "null"), told.path("exits").findValuesAsText("category"));
        assertEquals("UNKNOWN", pathway(person, "2018-07-01").at("/exits/0/situation").asText());
    }

    @Test
    void eachSeesTheHoursOfItsOwnPlaces() {
        Place here = Place.fresh();
        Place there = Place.fresh();
        Made company = World.employer();
        var inBoth = World.contract().inShares(here.commune(), "0.5", there.commune(), "0.5").withClause(World.hours("700")).heldBy(company).made();
        Made person = World.person().livingIn(here.commune()).eligibleFrom("2018-01-01").made();
        Made near = World.employment(person, company).from("2018-01-01").until("2018-03-31").in(here.commune()).made();
        Made far = World.employment(person, company).from("2018-05-01").in(there.commune()).made();
        World.hours(near, inBoth.clause(), "2018-01", "10.00").in(here.commune()).validated();
        World.hours(far, inBoth.clause(), "2018-05", "20.00").in(there.commune()).validated();
        Api.client(Role.READER, there.territory()).get(person.path() + "/pathway?asOf=2018-12-31").then().statusCode(200)
                .body("hours.validated", is(new BigDecimal("20.00"))).body("employments.employmentId", contains(far.id()))
                .body("clocks.start", contains("2018-01-01")).body("gaps", empty());
        Api.client(Role.READER, Place.fresh().territory()).get(person.path() + "/pathway").then().statusCode(404);
        Api.client(Role.STATISTICS, here.territory()).get(person.path() + "/pathway").then().statusCode(403);
    }

    /** Whatever was done: the months are the recount of the entries, and add up to the whole. */
    @Test
    void monthsAreTheRecountOfTheEntries() {
        RandomHistory history = new RandomHistory(new Random(3).nextLong()).told();
        BruteForce entries = BruteForce.of("department=" + history.department());
        LocalDate asOf = LocalDate.of(2018, 11, 15);
        for (String person : history.persons()) {
            JsonNode shown = Api.json(Api.admin().get("/v1/beneficiaries/" + person + "/pathway?asOf=" + asOf));
            Map<String, String> expected = new TreeMap<>();
            Map<String, String> found = new TreeMap<>();
            entries.until(asOf, entry -> entry.path("beneficiaryId").asText().equals(person)).stream().map(entry -> entry.path("month").asText())
                    .distinct().forEach(month -> expected.put(month, entries.tally(asOf, entry -> entry.path("month").asText().equals(month)
                            && entry.path("beneficiaryId").asText().equals(person)).hours("").toString()));
            shown.path("months").forEach(month -> found.put(month.path("month").asText(), BruteForce.shown(month,
                    BruteForce.Tally.of(List.of()).hours("")).toString()));
            assertEquals(expected, found);
            assertEquals(entries.tally(asOf, entry -> entry.path("beneficiaryId").asText().equals(person)).hours("").toString(),
                    BruteForce.shown(shown, BruteForce.Tally.of(List.of()).hours("")).toString());
            assertTrue(expected.isEmpty() || YearMonth.parse(new TreeMap<>(expected).lastKey()).compareTo(YearMonth.of(2018, 11)) <= 0);
        }
    }
}
