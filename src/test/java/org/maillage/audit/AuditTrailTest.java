package org.maillage.audit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Owner;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** What the trail holds after what was done over HTTP, and what it never holds. */
@QuarkusTest
class AuditTrailTest {

    private static final String AUDIT = "/v1/audit";
    private static final String PERSONS = "/v1/beneficiaries";
    private static final String QUESTIONS = "SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'QUESTIONS'";

    @Inject
    AuditTrail trail;

    private static RequestSpecification auditor() {
        return Api.auditor();
    }

    private static List<JsonNode> events(String... query) {
        RequestSpecification request = auditor().queryParam("limit", 500);
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        Response answer = request.get(AUDIT);
        answer.then().statusCode(200);
        return StreamSupport.stream(Api.json(answer).path("items").spliterator(), false).toList();
    }

    private static List<String> actions(List<JsonNode> events) {
        return events.stream().map(event -> event.path("action").textValue() + " " + event.path("resource").textValue()).toList();
    }

    private static Map<String, String> changes(JsonNode event) {
        Map<String, String> changes = new TreeMap<>();
        event.path("changes").forEach(change -> changes.put(change.path("field").textValue(),
                change.path("before") + " -> " + change.path("after")));
        return changes;
    }

    @Test
    void aPersonIsFollowedFromItsFirstDayToItsLast() {
        Made person = Api.made(PERSONS, Sample.beneficiary().with("lastName", "Vaucanson").with("phone", null));
        Api.patch(person.path(), Fields.of("lastName", "Jacquard", "phone", "+33549000000",
                "externalIds", List.of(Fields.of("source", "PLIE", "id", person.id())))).then().statusCode(200);
        Api.delete(person.path()).then().statusCode(204);

        List<JsonNode> events = events("personId", person.id());

        assertEquals(List.of("CREATE beneficiary", "READ beneficiary", "UPDATE beneficiary", "READ beneficiary", "DELETE beneficiary"),
                actions(events));
        assertEquals(" -> \"Vaucanson\"", changes(events.get(0)).get("lastName"));
        Map<String, String> changed = changes(events.get(2));
        assertEquals("\"Vaucanson\" -> \"Jacquard\"", changed.get("lastName"));
        assertEquals(" -> \"+33549000000\"", changed.get("phone"));
        assertEquals("[] -> [{\"source\":\"PLIE\",\"id\":\"" + person.id() + "\"}]", changed.get("externalIds"));
        assertEquals(3, changed.size(), changed::toString);
        assertEquals("\"Jacquard\" -> ", changes(events.get(4)).get("lastName"));
        assertEquals("[{\"source\":\"PLIE\",\"id\":\"" + person.id() + "\"}] -> ", changes(events.get(4)).get("externalIds"));
        JsonNode actor = events.get(2).path("actor");
        assertEquals(List.of("ADMIN", "FACILITATOR"), StreamSupport.stream(actor.path("roles").spliterator(), false).map(JsonNode::textValue)
                .toList());
        assertEquals("127.0.0.1", actor.path("address").textValue());
        assertTrue(actor.path("key").textValue().startsWith("client:"));
    }

    @Test
    void aPageTellsWhomItShowed() {
        String name = Sample.unique("Lecture");
        Made one = Api.made(PERSONS, Sample.beneficiary().with("lastName", name));
        Made two = Api.made(PERSONS, Sample.beneficiary().with("lastName", name));
        Api.admin().queryParam("lastName", name).queryParam("limit", 7).get(PERSONS).then().statusCode(200).body("items.size()", is(2));

        JsonNode read = events("personId", one.id(), "action", "READ").get(0);

        assertEquals(read, events("personId", two.id(), "action", "READ").get(0));
        assertEquals(2, read.path("persons").intValue());
        assertEquals("{\"lastName\":null,\"limit\":\"7\"}", read.path("filters").toString());
        auditor().get(AUDIT + "/" + read.path("id").textValue()).then().statusCode(200).body("personIds", contains(one.id(), two.id()));
        assertFalse(auditor().queryParam("personId", one.id()).queryParam("action", "READ").get(AUDIT).asString().contains(name));
    }

    @Test
    void whatBelongsToAPersonIsReadAndWrittenOfThePerson() {
        Made employer = World.employer();
        MadeContract contract = World.contract().withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().eligible("2018-01-01", "2019-12-31").made();
        Made employment = World.employment(person, employer).made();
        Made entry = World.hours(employment, contract.clause(), "2018-03", "100").validated("90");
        Api.admin().get(entry.path()).then().statusCode(200);
        Api.admin().get(employment.path()).then().statusCode(200);
        Api.admin().get(person.path() + "/eligibilities").then().statusCode(200);

        List<JsonNode> events = events("personId", person.id());

        List<String> actions = actions(events);
        assertTrue(actions.containsAll(List.of("CREATE beneficiary", "CREATE eligibility", "CREATE employment", "CREATE hour-entry",
                "UPDATE hour-entry", "READ hour-entry", "READ employment", "READ eligibility")), actions::toString);
        JsonNode validated = events.stream().filter(event -> event.path("action").textValue().equals("UPDATE")).findFirst().orElseThrow();
        assertEquals(List.of("reason", "status", "validatedAt", "validatedHours"), List.copyOf(changes(validated).keySet()));
        assertEquals("\"DECLARED\" -> \"VALIDATED\"", changes(validated).get("status"));
    }

    @Test
    void whatIsNoPersonsIsRecordedTooWithoutSecrets() {
        String token = Api.token(List.of(Role.READER));
        String id = Api.json(Api.as(token).get("/v1/me")).path("id").textValue();
        String path = "/v1/api-clients/" + id;
        Api.patch(Api.accounts(), path, Api.accounts().get(path).header("ETag"), Fields.of("roles", List.of("FACILITATOR"))).then()
                .statusCode(200);

        List<JsonNode> events = events("resource", "api-client", "resourceId", id);

        assertEquals(List.of("CREATE api-client", "UPDATE api-client"), actions(events));
        assertEquals(Map.of("roles", "[\"READER\"] -> [\"FACILITATOR\"]"), changes(events.get(1)));
        assertFalse(changes(events.get(0)).keySet().stream().anyMatch(field -> field.toLowerCase().contains("hash")));
        assertFalse(events.toString().contains(token));
    }

    @Test
    void whatIsTakenBackLeavesNoEvent() {
        String before = Owner.list("SELECT count(*) FROM audit_event WHERE resource = 'hour-entry'").get(0);
        Made employer = World.employer();
        MadeContract contract = World.contract().withClause(World.hours("700")).heldBy(employer).made();
        Made employment = World.employment(World.person().eligible("2018-01-01", "2019-12-31").made(), employer).made();
        Fields hours = Fields.of("employmentId", employment.id(), "clauseId", contract.clause().id(), "month", "2018-03", "hours", Sample.decimal("7"));

        Api.postLines(Api.admin(), "/v1/hour-entries/batch?dryRun=true", List.of(Api.line(hours))).then().statusCode(200);
        Api.postLines(Api.admin(), "/v1/hour-entries/batch?atomic=true", List.of(Api.line(hours), "{}")).then().statusCode(422);
        assertEquals(before, Owner.list("SELECT count(*) FROM audit_event WHERE resource = 'hour-entry'").get(0));

        Api.postLines(Api.admin(), "/v1/hour-entries/batch?atomic=true", List.of(Api.line(hours))).then().statusCode(200);
        assertEquals(Integer.parseInt(before) + 1,
                Integer.parseInt(Owner.list("SELECT count(*) FROM audit_event WHERE resource = 'hour-entry'").get(0)));
    }

    @Test
    void signInsAndRefusalsAreRecordedWithoutWhatWasWritten() {
        String token = Api.token(List.of(Role.READER));
        String key = "client:" + Api.json(Api.as(token).get("/v1/me")).path("id").textValue();
        UUID unknown = UUID.randomUUID();
        Api.as(token).get("/v1/me").then().statusCode(200);
        Response missing = Api.as(token).get(PERSONS + "/" + unknown);
        Api.as(token).get(PERSONS + "/Quiquenpoix").then().statusCode(404);
        Api.as(token).get("/v1/Quiquenpoix").then().statusCode(404);
        Api.as(token).body(Sample.buyer()).post("/v1/buyers").then().statusCode(403);

        auditor().get(AUDIT).then().statusCode(200);
        List<JsonNode> events = events("actor", key);

        assertEquals(List.of("SIGN_IN token", "REFUSED beneficiary", "REFUSED buyer"), actions(events).stream().distinct()
                .filter(action -> !action.endsWith("unknown")).sorted().sorted((a, b) -> a.startsWith("SIGN") ? -1 : 0).toList());
        JsonNode refused = events("actor", key, "resourceId", unknown.toString()).get(0);
        assertEquals("GET /v1/beneficiaries/{id}", refused.path("operation").textValue());
        assertEquals(404, refused.path("status").intValue());
        assertEquals(missing.path("instance"), "urn:uuid:" + refused.path("requestId").textValue());
        assertFalse(events.toString().contains("Quiquenpoix"));
    }

    @Test
    void equalRefusalsAreOneEvent() {
        auditor().get(AUDIT).then().statusCode(200);
        for (int i = 0; i < 3; i++) {
            Api.as("mlg_wrong").get(PERSONS).then().statusCode(401);
            Api.anonymous().get("/v1/employments").then().statusCode(401);
        }
        List<JsonNode> wrong = events("action", "SIGN_IN_FAILED", "sort", "-at");
        assertEquals(3, wrong.get(0).path("times").intValue());
        assertEquals("anonymous", wrong.get(0).at("/actor/key").textValue());
        assertEquals("GET /v1/employments", events("action", "REFUSED", "sort", "-at").stream()
                .filter(event -> event.path("status").intValue() == 401 && event.path("times").intValue() == 3).findFirst().orElseThrow()
                .path("operation").textValue());
    }

    @Test
    void theTrailIsAFileTooAndReadingItIsAnEvent() {
        String name = "=" + Sample.unique("cmd");
        Made client = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", name, "roles", List.of("READER")));
        Api.as(client.text("/token")).get("/v1/me").then().statusCode(200);
        String key = "client:" + client.id();
        events("actor", key);

        Response file = auditor().queryParam("actor", key).queryParam("format", "csv").get(AUDIT);

        file.then().statusCode(200).contentType(containsString("text/csv")).header("Content-Disposition", containsString("audit.csv"));
        List<String> lines = file.asString().lines().toList();
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("\uFEFFid;at;actor;name;"), lines.get(0));
        assertTrue(lines.get(1).contains(";" + key + ";'" + name + ";READER;"), lines.get(1));
        JsonNode export = events("action", "EXPORT", "sort", "-at").get(0);
        assertEquals("{\"actor\":\"" + key + "\",\"format\":\"csv\"}", export.path("filters").toString());
        assertEquals("audit", events("action", "READ", "resource", "audit", "sort", "-at").get(0).path("resource").textValue());
    }

    @Test
    void noPersonalValueStandsInClear() {
        String sentinel = Sample.unique("Sentinelle");
        Made person = Api.made(PERSONS, Sample.beneficiary().with("lastName", sentinel).with("firstName", sentinel).with("referent", sentinel)
                .with("email", sentinel.toLowerCase() + "@exemple.fr").with("externalIds", List.of(Fields.of("source", "S", "id", sentinel))));
        Api.patch(person.path(), Fields.of("birthName", sentinel)).then().statusCode(200);
        Api.admin().queryParam("lastName", sentinel).get(PERSONS).then().statusCode(200);
        Api.admin().queryParam("externalId", "S:" + sentinel).get(PERSONS).then().statusCode(200);
        Api.admin().get("/v1/beneficiaries/" + sentinel).then().statusCode(404);
        Api.admin().queryParam("sort", sentinel).get(PERSONS).then().statusCode(400);
        events("personId", person.id());

        for (String table : List.of("audit_event", "audit_subject", "audit_seal", "audit_block", "person_key")) {
            for (String column : Owner.list("SELECT column_name FROM information_schema.columns WHERE table_schema = database() AND table_name = ?",
                    table)) {
                assertEquals("0", Owner.list("SELECT count(*) FROM " + table + " WHERE convert(`" + column + "` USING utf8mb4) LIKE ?",
                        "%" + sentinel + "%").get(0), table + "." + column);
            }
        }
    }

    @Test
    void whoWasForgottenCanNoLongerBeRead() {
        Made person = Api.made(PERSONS, Sample.beneficiary());
        UUID id = UUID.fromString(person.id());
        assertEquals(List.of(AuditAction.CREATE), seen(id));

        QuarkusTransaction.requiringNew().run(() -> trail.forget(id));

        List<JsonNode> events = events("personId", person.id());
        assertEquals(List.of("CREATE beneficiary", "ERASE beneficiary"), actions(events));
        assertTrue(events.get(0).path("forgotten").booleanValue());
        assertTrue(events.get(0).path("changes").isNull());
        assertEquals(List.of(AuditAction.CREATE, AuditAction.ERASE), seen(id));
        assertEquals("system", events.get(1).at("/actor/key").textValue());
        assertEquals(List.of(), Owner.list("SELECT person_id FROM person_key WHERE person_id = ?", id));
    }

    private List<AuditAction> seen(UUID person) {
        return QuarkusTransaction.requiringNew().call(() -> new ArrayList<>(trail.of(person).stream().map(AuditTrail.Seen::action).toList()));
    }

    /** What the server was sent during a call, at its least: noting the last use of a token depends on the clock. */
    private static long sent(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = Long.parseLong(Owner.list(QUESTIONS).get(0));
            call.run();
            least = Math.min(least, Long.parseLong(Owner.list(QUESTIONS).get(0)) - before);
        }
        return least;
    }

    @Test
    void aPageCostsAsMuchHoweverManyItShows() {
        String name = Sample.unique("Nombreux");
        for (int i = 0; i < 12; i++) {
            Api.made(PERSONS, Sample.beneficiary().with("lastName", name));
        }
        String list = PERSONS + "?lastName=" + name + "&limit=";
        Api.admin().get(list + 12).then().statusCode(200);
        assertEquals(sent(() -> Api.admin().get(list + 2).then().body("items.size()", is(2))),
                sent(() -> Api.admin().get(list + 12).then().body("items.size()", is(12))));
        String audit = AUDIT + "?action=CREATE&resource=beneficiary&sort=-at&limit=";
        auditor().get(audit + 12).then().statusCode(200);
        assertEquals(sent(() -> auditor().get(audit + 2).then().body("items.size()", is(2))),
                sent(() -> auditor().get(audit + 12).then().body("items.size()", is(12))));
    }

    @Test
    void everyLineOfABatchIsAnEventOfOneRequest() {
        Made employer = World.employer();
        MadeContract contract = World.contract().withClause(World.hours("700")).heldBy(employer).made();
        Made employment = World.employment(World.person().eligible("2018-01-01", "2019-12-31").made(), employer).made();
        List<String> lines = IntStream.rangeClosed(1, 9).mapToObj(month -> Api.line(Fields.of("employmentId", employment.id(), "clauseId",
                contract.clause().id(), "month", "2018-0" + month, "hours", Sample.decimal("7")))).toList();
        Api.postLines(Api.admin(), "/v1/hour-entries/batch", lines).then().statusCode(200).body("summary.created", is(9));
        List<JsonNode> events = events("personId", employment.text("/beneficiaryId"), "resource", "hour-entry");
        assertEquals(9, events.size());
        assertEquals(1, events.stream().map(event -> event.path("requestId")).distinct().count());
    }

    @Test
    void theTrailIsForAuditorsWhoSeeEverything() {
        Api.admin().get(AUDIT).then().statusCode(403);
        Api.accounts().get(AUDIT + "/verification").then().statusCode(200);
        Api.client(Role.COORDINATOR).get(AUDIT).then().statusCode(403);
        Api.as(Api.auditorToken(List.of(), Place.fresh().territory())).get(AUDIT).then().statusCode(403).body("code", is("out-of-scope"));
        Api.as(Api.auditorToken(List.of(), Place.fresh().territory())).get(AUDIT + "?format=csv").then().statusCode(403);
        auditor().get(AUDIT).then().statusCode(200).body("items[0].actor.key", is("system"));
        assertEquals("Contrôle de service fait", events("action", "READ", "resource", "audit", "sort", "-at").get(0).at("/actor/reason").textValue());
    }

    @Test
    void ofARestrictedPersonNoChangeIsShown() {
        Made person = Api.made(PERSONS, Sample.beneficiary());
        Api.post(Api.admin(), person.path() + "/restriction", Fields.of("reason", "Contestation")).then().statusCode(200);
        List<JsonNode> events = events("personId", person.id());
        assertEquals(List.of("CREATE beneficiary", "UPDATE beneficiary"), actions(events));
        assertTrue(events.stream().allMatch(event -> event.path("changes").isNull() && !event.path("forgotten").booleanValue()));
        auditor().get(AUDIT + "/" + events.get(0).path("id").textValue()).then().body("changes", nullValue());

        Api.post(Api.admin(), person.path() + "/restriction/lifting", Fields.of("reason", "Levée")).then().statusCode(200);
        assertTrue(events("personId", person.id()).get(0).path("changes").size() > 0);
    }

    @Test
    void sensitiveValuesNeedThePermission() {
        Made person = World.person().eligible("2018-01-01", "2019-12-31").made();
        String query = "?action=CREATE&resource=eligibility&personId=" + person.id();
        assertTrue(auditor().get(AUDIT + query).asString().contains("\"criteria\",\"after\""));
        Response without = Api.as(Api.auditorToken(List.of())).get(AUDIT + query);
        without.then().statusCode(200).body("items[0].changes.field", hasItem("criteria"));
        assertFalse(without.asString().contains("DELD"));
    }

    @Test
    void filtersAreThoseOfTheContract() {
        for (String query : List.of("action=NOTHING", "resource=Person", "personId=x", "from=yesterday", "format=pdf", "sort=action", "limit=0")) {
            auditor().get(AUDIT + "?" + query).then().statusCode(400);
        }
        auditor().get(AUDIT + "?format=csv&cursor=x").then().statusCode(400).body("code", is("invalid-cursor"));
        String now = Instant.now().toString();
        Made made = Api.made("/v1/buyers", Sample.buyer());
        assertEquals(List.of("CREATE buyer"), actions(events("resourceId", made.id(), "from", now)));
        assertEquals(List.of(), events("resourceId", made.id(), "to", now));
        auditor().get(AUDIT + "/" + UUID.randomUUID()).then().statusCode(404);
    }
}
