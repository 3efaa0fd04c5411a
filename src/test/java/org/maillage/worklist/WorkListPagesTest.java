package org.maillage.worklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.Refusals.assertRefused;
import static org.maillage.testing.World.hours;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** The list as a whole: its order and pages, who sees what of it, its counts, its files, and what it costs. */
@QuarkusTest
class WorkListPagesTest {

    private static Place place;
    private static String token;

    @BeforeEach
    void furnish() {
        if (place == null) {
            place = Place.fresh();
            token = Api.token(List.of(Role.FACILITATOR), place.territory());
            more(3);
        }
    }

    private static void more(int persons) {
        Made employer = World.employer();
        MadeContract contract = World.contract().in(place).during("2018-01-01", "2018-12-31").withClause(hours("900")).heldBy(employer).made();
        for (int i = 0; i < persons; i++) {
            Made person = World.person().livingIn(place.commune()).eligible("2018-01-01", "2018-06-30").made();
            Api.made(person.path() + "/eligibilities", Sample.eligibility("RSA", "2017-01-01").with("validUntil", "2018-12-31")
                    .with("criteria", List.of(Fields.of("criterion", "RSA", "principal", true))));
            Made employment = World.employment(person, employer).in(place.commune()).from("2018-01-08").with("plannedEndOn", "2018-05-31").made();
            World.hours(employment, contract.clause(), "2018-02", "160.00").declared();
        }
    }

    private static String path(String more) {
        return "/v1/worklist?asOf=2018-05-15" + more;
    }

    private static List<JsonNode> items(Response answer) {
        List<JsonNode> items = new ArrayList<>();
        Api.json(answer.then().statusCode(200).extract().response()).path("items").forEach(items::add);
        return items;
    }

    private static List<JsonNode> all() {
        return items(Api.as(token).get(path("")));
    }

    @Test
    void pagesFollowTheOrderOfUrgency() {
        List<JsonNode> all = all();
        List<String> due = all.stream().map(item -> item.path("dueOn").asText()).toList();
        assertEquals(due.stream().sorted().toList(), due);
        assertTrue(all.stream().map(item -> item.path("kind").asText()).distinct().count() >= 6, all::toString);
        for (int size : new int[] {1, 3, 7}) {
            List<JsonNode> paged = new ArrayList<>();
            String next = path("&limit=" + size);
            while (next != null) {
                Response page = Api.as(token).urlEncodingEnabled(false).get(next);
                paged.addAll(items(page));
                String link = page.header("Link");
                next = link == null ? null : link.substring(1, link.indexOf('>'));
            }
            assertEquals(all, paged);
        }
        assertRefused(400, "invalid-cursor", Api.as(token).get(path("&cursor=x")));
        assertRefused(400, "invalid-parameter", Api.as(token).get(path("&limit=501")));
        assertRefused(400, "invalid-parameter", Api.as(token).get(path("&kind=NOTHING")));
    }

    @Test
    void theCountsAreThoseOfTheList() {
        JsonNode summary = Api.json(Api.as(token).get("/v1/worklist/summary?asOf=2018-05-15&territory=" + place.territory()).then().statusCode(200)
                .extract().response());
        List<JsonNode> all = items(Api.as(token).get(path("&territory=" + place.territory())));
        assertEquals(all.size(), summary.path("items").asInt());
        assertEquals(WorkKind.values().length, summary.path("kinds").size());
        for (JsonNode kind : summary.path("kinds")) {
            List<JsonNode> ofKind = all.stream().filter(item -> item.path("kind").equals(kind.path("kind"))).toList();
            assertEquals(ofKind.size(), kind.path("items").asInt(), kind::toString);
            assertEquals(ofKind.isEmpty() ? "null" : ofKind.get(0).path("dueOn").asText(), kind.path("firstDueOn").asText());
        }
    }

    @Test
    void nobodySeesWorkOfOthers() {
        String elsewhere = Api.token(List.of(Role.FACILITATOR), Place.fresh().territory());
        assertEquals(List.of(), items(Api.as(elsewhere).get(path(""))));
        assertEquals(List.of(), items(Api.as(elsewhere).get(path("&territory=" + place.territory()))));
        assertEquals(0, Api.json(Api.as(elsewhere).get("/v1/worklist/summary?asOf=2018-05-15")).path("items").asInt());
        // whoever sees everybody sees what is elsewhere, of other tests: the same names, and clauses that are near
        assertEquals(subjects(all()), subjects(items(Api.admin().get(path("&territory=" + place.territory()))).stream()
                .filter(item -> !item.path("kind").asText().equals("POSSIBLE_DUPLICATE")).toList()));
        Api.client(Role.READER).get(path("")).then().statusCode(403);
    }

    private static List<String> subjects(List<JsonNode> items) {
        return items.stream().map(item -> item.path("kind").asText() + item.path("dueOn") + item.path("subject")).toList();
    }

    @Test
    void theSameNumberOfStatementsWhateverThereIs() {
        String department = path("&department=" + place.department());
        List<String> few = StatementCount.during(() -> Api.as(token).get(department).then().statusCode(200));
        List<String> fewCounts = StatementCount.during(() -> Api.as(token).get("/v1/worklist/summary?asOf=2018-05-15").then().statusCode(200));
        more(6);
        List<String> many = StatementCount.during(() -> Api.as(token).get(department).then().statusCode(200));
        List<String> manyCounts = StatementCount.during(() -> Api.as(token).get("/v1/worklist/summary?asOf=2018-05-15").then().statusCode(200));
        assertEquals(few.size(), many.size(), () -> String.join("\n", many));
        assertEquals(fewCounts.size(), manyCounts.size(), () -> String.join("\n", manyCounts));
    }

    @Test
    void everyFormatHoldsTheWholeList() {
        int items = all().size();
        String csv = Api.as(token).get(path("&format=csv&dialect=rfc4180&limit=1")).then().statusCode(200).extract().asString();
        assertEquals(items, csv.lines().filter(line -> line.contains("DETAIL")).count(), csv);
        String french = Api.as(token).get(path("&format=csv")).then().statusCode(200).extract().asString();
        assertTrue(french.contains("Heures à valider;28/02/2018"), french);
        for (String format : List.of("xlsx", "pdf", "html")) {
            Response answer = Api.as(token).get(path("&format=" + format));
            answer.then().statusCode(200);
            assertTrue(answer.asByteArray().length > 1000, format);
            assertTrue(answer.header("Content-Disposition").endsWith("filename=\"travail-a-faire-2018-05-15." + format + "\""), format);
        }
        String counts = Api.as(token).get("/v1/worklist/summary?asOf=2018-05-15&format=csv&dialect=rfc4180").then().statusCode(200).extract().asString();
        assertTrue(counts.lines().anyMatch(line -> line.contains("TOTAL") && line.contains("," + items + ",")), counts);
    }

    @Test
    void readingNamesIsOnTheAuditTrail() {
        JsonNode item = items(Api.as(token).get(path("&kind=ENTRY_TO_VALIDATE"))).get(0);
        String person = item.at("/details/beneficiaryId").asText();
        assertFalse(item.has("person"), item::toString);
        JsonNode events = Api.json(Api.auditor().get("/v1/audit?personId=" + person + "&sort=-at&limit=5"));
        assertTrue(events.toString().contains("\"worklist\""), events::toString);
    }
}
