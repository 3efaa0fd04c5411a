package org.maillage.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
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
}
