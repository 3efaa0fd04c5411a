package org.maillage.sync;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** What the feed tells of what is done over HTTP. */
@QuarkusTest
class FeedTest {

    private static JsonNode page(String query) {
        Response answer = Api.admin().get("/v1/changes?" + query);
        assertEquals(200, answer.statusCode(), answer.asString());
        return Api.json(answer);
    }

    private static String latest() {
        return Api.json(Api.admin().get("/v1/changes/latest")).path("next").textValue();
    }

    @Test
    void tellsWhatBecameOfAResource() {
        String before = latest();
        Made buyer = World.buyer();
        Api.patch(buyer.path(), Fields.of("name", "Autre nom")).then().statusCode(200);
        Api.delete(buyer.path()).then().statusCode(204);

        JsonNode all = page("types=buyer&after=" + before);
        assertEquals("CREATED buyer, CHANGED buyer, DELETED buyer", Copy.told(List.of(all.path("items").get(0), all.path("items").get(1), all.path("items").get(2))));
        assertEquals(List.of(0, 1), List.of(all.at("/items/0/version").intValue(), all.at("/items/1/version").intValue()));
        assertTrue(all.at("/items/0/by").textValue().startsWith("client:"));
        assertFalse(all.path("more").booleanValue());
        assertEquals(0, page("types=buyer&after=" + all.path("next").textValue()).path("items").size());
        assertEquals(2, page("types=buyer&after=" + all.at("/items/0/cursor").textValue()).path("items").size());
    }

    @Test
    void namesWhatIsGoneAsOthersNameIt() {
        Made person = Api.made("/v1/beneficiaries", Sample.beneficiary().with("externalIds", List.of(Fields.of("source", "PLIE", "id", Sample.unique("p")))));
        String before = latest();
        Api.delete(person.path()).then().statusCode(204);

        JsonNode gone = page("types=beneficiary&after=" + before).at("/items/0");
        assertEquals(person.text("/externalIds/0/id"), gone.at("/externalIds/0/id").textValue());
        assertEquals("DELETED", gone.path("action").textValue());
    }

    @Test
    void aCopyIsInStepAfterEveryKindOfWrite() {
        Copy copy = Copy.of(Api.adminToken());
        Made employer = World.employer();
        MadeContract contract = World.contract().withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made employment = World.employment(person, employer).from("2018-01-08").made();
        World.hours(employment, contract.clause(), "2018-03", "151.67").validated();
        World.prescriber();
        copy.assertInStep();

        Api.patch(contract.contract().path(), Fields.of("title", "Autre chantier")).then().statusCode(200);
        Api.patch(person.path(), Fields.of("phone", "+33549000001")).then().statusCode(200);
        Api.patch(employer.path(), Fields.of("kinds", List.of(Fields.of("kind", "EI")))).then().statusCode(200);
        Api.patch(contract.clause().path(), Fields.of("counting", Fields.of("trainingCounted", true))).then().statusCode(200);
        copy.assertInStep();

        Made later = Api.made(person.path() + "/eligibilities", Fields.of("criteria",
                List.of(Fields.of("criterion", "DELD", "principal", true)), "decision", "PENDING"));
        copy.assertInStep();
        Api.delete(later.path()).then().statusCode(204);
        copy.assertInStep();
        Api.post(Api.admin(), person.path() + "/restriction", Fields.of("reason", "À la demande de la personne"));
        copy.assertInStep();
    }

    @Test
    void waitsForTheNextChange() throws Exception {
        String before = latest();
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> page("types=prescriber&include=resource&wait=30&after=" + before));
        assertThrows(TimeoutException.class, () -> waiting.get(1, TimeUnit.SECONDS));
        World.buyer();
        assertThrows(TimeoutException.class, () -> waiting.get(1, TimeUnit.SECONDS));
        Made prescriber = World.prescriber();

        JsonNode found = waiting.get(5, TimeUnit.SECONDS);
        assertEquals(prescriber.id(), found.at("/items/0/resource/id").textValue());
        assertEquals(0, page("types=prescriber&wait=1&after=" + found.path("next").textValue()).path("items").size());
    }

    @Test
    void whoWaitsIsAuditedForWhomItIsShown() throws Exception {
        String before = latest();
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> page("types=beneficiary&include=resource&wait=30&after=" + before));
        assertThrows(TimeoutException.class, () -> waiting.get(500, TimeUnit.MILLISECONDS));
        Made person = World.person().made();
        assertEquals(person.id(), waiting.get(5, TimeUnit.SECONDS).at("/items/0/id").textValue());

        Api.auditor().get("/v1/audit?action=READ&resource=change&personId=" + person.id()).then().statusCode(200).body("items.size()", is(1));
    }

    @Test
    void refusesWhatIsNoCursorOrParameter() {
        Api.admin().get("/v1/changes?after=zzz").then().statusCode(400).body("code", is("invalid-cursor"));
        Api.admin().get("/v1/changes?types=person").then().statusCode(400).body("errors[0].parameter", is("types"));
        Api.admin().get("/v1/changes?limit=501").then().statusCode(400).body("errors[0].parameter", is("limit"));
        Api.admin().get("/v1/changes?wait=61").then().statusCode(400).body("errors[0].parameter", is("wait"));
    }

    @Test
    void exportsGoOnAfterTheLastIdThatCame() {
        World.buyer();
        World.buyer();
        List<String> all = Api.admin().get("/v1/exports/buyer").asString().lines().toList();
        String last = Api.json(Api.admin().get("/v1/buyers?limit=1")).at("/items/0/id").textValue();
        assertEquals(all.subList(1, all.size()), Api.admin().get("/v1/exports/buyer?after=" + last).asString().lines().toList());

        List<String> csv = Api.admin().get("/v1/exports/buyer?format=csv").asString().lines().toList();
        assertEquals(all.size() + 1, csv.size());
        assertTrue(csv.get(0).startsWith("id,etag,name,kind,siret"), csv.get(0));
    }

    @Test
    void whoIsAheadOfAFeedThatWasPutBackBeginsAnew() {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString("after 999999999".getBytes(StandardCharsets.UTF_8));
        Api.admin().get("/v1/changes?after=" + cursor).then().statusCode(410).body("code", is("resync-required"));
    }
}
