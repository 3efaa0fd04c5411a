package org.maillage.beneficiary;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** One decision for many eligibilities. */
@QuarkusTest
class BulkDecisionTest {

    private static final String PATH = "/v1/eligibilities/bulk-decision";

    private static Made waiting(Made person, String criterion) {
        return Api.made(person.path() + "/eligibilities", Fields.of("decision", "PENDING", "criteria", List.of(Fields.of("criterion", criterion, "principal", true,
                "proofKind", "ATTESTATION_CAF", "proofOn", "2018-01-05"))));
    }

    private static Fields validated() {
        return Fields.of("decision", "VALIDATED", "decidedOn", "2018-01-15", "validFrom", "2018-01-15");
    }

    private static List<String> items(Response answer) {
        List<String> items = new ArrayList<>();
        Api.json(answer).path("items").forEach(item -> items.add(item.path("line").asInt() + " " + item.path("status").asInt() + " "
                + item.path("problem").path("code").asText("")));
        return items;
    }

    private static String decision(Made eligibility) {
        return eligibility.now().path("decision").asText();
    }

    @Test
    void eachIsHeldToTheRulesOfTheSingleDecision() {
        Made person = World.person().made();
        Made good = waiting(person, "RSA");
        Made decided = Api.made(World.person().made().path() + "/eligibilities", Sample.eligibility("DELD", "2018-01-10"));
        Made sameDay = waiting(Api.made("/v1/beneficiaries", Sample.beneficiary()), "QPV");
        Api.made(sameDay.path().replaceAll("/eligibilities/.*", "/eligibilities"), Sample.eligibility("DELD", "2018-01-15"));
        Response answer = Api.post(Api.admin(), PATH, validated().with("ids", List.of(good.id(), decided.id(), sameDay.id(), new UUID(0, 1).toString(), good.id())));
        answer.then().statusCode(200);
        assertEquals(List.of("1 200 ", "2 409 wrong-status", "3 409 duplicate", "4 404 not-found"), items(answer));
        assertEquals("4 0 0 3", Api.json(answer).at("/summary/lines").asInt() + " " + Api.json(answer).at("/summary/created").asInt() + " "
                + Api.json(answer).at("/summary/unchanged").asInt() + " " + Api.json(answer).at("/summary/refused").asInt());
        assertEquals(List.of("VALIDATED", "VALIDATED", "PENDING"), List.of(decision(good), decision(decided), decision(sameDay)));
        JsonNode now = good.now();
        assertEquals("2018-01-15 2018-01-15 RSA", now.path("decidedOn").asText() + " " + now.path("validFrom").asText() + " " + now.at("/criteria/0/criterion").asText());
    }

    @Test
    void aRefusalNeedsAReasonAndAValidationItsFirstDay() {
        Made one = waiting(World.person().made(), "RSA");
        assertEquals(List.of("1 422 reason-required"), items(Api.post(Api.admin(), PATH, Fields.of("ids", List.of(one.id()), "decision", "REFUSED"))));
        assertEquals(List.of("1 422 decision-dates"), items(Api.post(Api.admin(), PATH, Fields.of("ids", List.of(one.id()), "decision", "VALIDATED"))));
        assertEquals("PENDING", decision(one));
        assertEquals(List.of("1 200 "), items(Api.post(Api.admin(), PATH, Fields.of("ids", List.of(one.id()), "decision", "REFUSED", "reason", "Hors champ"))));
        assertEquals("REFUSED", decision(one));
    }

    @Test
    void aFilterTakesThoseThatWait() {
        Place place = Place.fresh();
        Made prescriber = World.prescriber();
        Made inside = waiting(World.person().livingIn(place.commune()).with("prescriberId", prescriber.id()).made(), "RSA");
        Made sensitive = waiting(World.person().livingIn(place.commune()).with("prescriberId", prescriber.id()).made(), "RQTH");
        Made elsewhere = waiting(World.person().with("prescriberId", prescriber.id()).made(), "RSA");
        Fields body = validated().with("filter", Fields.of("prescriberId", prescriber.id(), "territory", place.territory(), "proofMissing", false));
        assertEquals(List.of("1 200 ", "2 200 "), items(Api.post(Api.client(Role.FACILITATOR, place.territory()), PATH, body)));
        assertEquals(List.of("VALIDATED", "VALIDATED", "PENDING"), List.of(decision(inside), decision(sensitive), decision(elsewhere)));
        assertEquals(List.of(), items(Api.post(Api.admin(), PATH, body)));
        assertEquals(List.of("1 404 not-found"), items(Api.post(Api.client(Role.FACILITATOR, place.territory()), PATH, validated().with("ids", List.of(elsewhere.id())))));
    }

    @Test
    void theHoursOfThePersonCountThen() {
        Made employer = World.employer();
        var contract = World.contract().withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().made();
        Made entry = World.hours(World.employment(person, employer).made(), contract.clause(), "2018-03", "100").validated();
        Made first = waiting(person, "RSA");
        Made second = waiting(person, "QPV");
        assertEquals("NO_ELIGIBILITY", entry.now().at("/counting/reason").asText());
        assertEquals(List.of("1 200 ", "2 409 duplicate"), items(Api.post(Api.admin(), PATH, validated().with("ids", List.of(first.id(), second.id())))));
        assertEquals("COUNTED", entry.now().at("/counting/reason").asText());
    }

    @Test
    void oneOfIdsAndFilterAndOneOfTwoDecisions() {
        Made one = waiting(World.person().made(), "RSA");
        for (Fields body : List.of(validated(), validated().with("ids", List.of()), validated().with("filter", Fields.of()),
                validated().with("ids", List.of(one.id())).with("filter", Fields.of("proofMissing", true)),
                validated().with("ids", List.of(one.id())).with("decision", "REVOKED"), Fields.of("ids", List.of(one.id())),
                validated().with("ids", List.of(one.id())).with("criteria", List.of()))) {
            Api.post(Api.admin(), PATH, body).then().statusCode(400).body("code", is("invalid-body"));
        }
        assertEquals("PENDING", decision(one));
    }

    @Test
    void theSameKeyDecidesOnce() {
        Made one = waiting(World.person().made(), "RSA");
        Fields body = validated().with("ids", List.of(one.id()));
        String key = UUID.randomUUID().toString();
        Response first = Api.post(Api.admin().header("Idempotency-Key", key), PATH, body);
        Response again = Api.post(Api.admin().header("Idempotency-Key", key), PATH, body);
        again.then().statusCode(200).header("Idempotency-Replayed", is("true"));
        assertEquals(List.of("1 200 "), items(first));
        assertEquals(items(first), items(again));
        assertEquals(List.of("1 409 wrong-status"), items(Api.post(Api.admin(), PATH, body)));
    }
}
