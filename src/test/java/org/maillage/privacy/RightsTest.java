package org.maillage.privacy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.Refusals.assertRefused;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Restriction, legal holds and deferred erasure over HTTP. */
@QuarkusTest
class RightsTest {

    private static final Fields REASON = Fields.of("reason", "Demande écrite");

    private static RequestSpecification reader() {
        return Api.client(Role.READER);
    }

    @Test
    void aRestrictedPersonIsSeenByFacilitatorsOnlyAndLeftAlone() {
        Made employer = World.employer();
        var contract = World.contract().in("79049").withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").made();
        Made employment = World.employment(person, employer).from("2018-01-08").made();
        Made hours = World.hours(employment, contract.clause(), "2018-02", "100.00").validated();
        Made waiting = World.hours(employment, contract.clause(), "2018-03", "50.00").declared();
        String report = "/v1/clauses/" + contract.clause().id() + "/progress?asOf=2018-12-31";
        String before = Api.admin().get(report).asString();

        Api.post(Api.admin(), person.path() + "/restriction", REASON).then().statusCode(200)
                .body("restriction.reason", is("Demande écrite")).body("restriction.since", notNullValue());
        reader().get(person.path()).then().statusCode(404);
        reader().get(person.path() + "/eligibilities").then().statusCode(404);
        reader().get(employment.path()).then().statusCode(404);
        assertTrue(Api.json(reader().get("/v1/employments?beneficiaryId=" + person.id())).path("items").isEmpty());
        assertEquals(before, Api.admin().get(report).asString());

        assertRefused(409, "restricted", Api.patch(person.path(), Fields.of("phone", "0549000000")));
        assertRefused(409, "restricted", Api.delete(person.path()));
        assertRefused(409, "restricted", Api.post(Api.admin(), person.path() + "/eligibilities", Sample.eligibility("QPV", "2019-01-01")));
        assertRefused(409, "restricted", Api.post(Api.admin(), "/v1/employments", Sample.employment(person.id(), employer.id(), "2019-01-01")));
        assertRefused(409, "restricted", Api.patch(employment.path(), Fields.of("endOn", "2018-12-31")));
        assertRefused(409, "restricted", Api.post(Api.admin(), "/v1/hour-entries", Sample.hours(employment.id(), contract.clause().id(), "2018-04", "9")));
        assertRefused(409, "restricted", Api.post(Api.admin(), waiting.path() + "/validation", Fields.of()));
        assertRefused(409, "restricted", Api.post(Api.admin(), hours.path() + "/correction", Fields.of("hours", 1, "reason", "Erreur")));
        assertRefused(409, "restricted", Api.post(Api.admin(), person.path() + "/restriction", REASON));

        Api.post(Api.admin(), person.path() + "/restriction/lifting", REASON).then().statusCode(200).body("restriction", nullValue());
        assertRefused(409, "not-restricted", Api.post(Api.admin(), person.path() + "/restriction/lifting", REASON));
        reader().get(person.path()).then().statusCode(200);
        Api.post(Api.admin(), waiting.path() + "/validation", Fields.of()).then().statusCode(200);
    }

    @Test
    void onlyAFacilitatorWhoSeesThePersonActsOnIt() {
        Made person = World.person().made();
        for (String right : List.of("/restriction", "/restriction/lifting", "/erasure")) {
            Api.post(Api.client(Role.FACILITATOR, "BOCAGE"), person.path() + right, REASON).then().statusCode(404);
            Api.post(Api.client(Role.COORDINATOR), person.path() + right, REASON).then().statusCode(403);
            Api.post(Api.accounts(), person.path() + right, REASON).then().statusCode(403);
        }
        Api.post(Api.client(Role.FACILITATOR, "NIORTAIS"), person.path() + "/restriction", REASON).then().statusCode(200);
    }

    @Test
    void anErasureWaitsForTheEndOfTheHolds() {
        Made person = World.person().made();
        Made first = hold("2100-12-31", person);
        Made second = hold("2100-06-30", person);
        hold("2001-12-31", person);

        Api.post(Api.admin(), person.path() + "/erasure", REASON).then().statusCode(202).body("outcome", is("DEFERRED"))
                .body("until", is("2100-12-31")).body("operations", contains("FSE+ 2023", "FSE+ 2023"));
        Api.admin().get(person.path()).then().statusCode(200).body("restriction.reason", is("Demande écrite"));
        assertRefused(409, "erasure-pending", Api.post(Api.admin(), person.path() + "/restriction/lifting", REASON));
        Api.patch(first.path(), Fields.of("until", null)).then().statusCode(200);
        Api.post(Api.admin(), person.path() + "/erasure", REASON).then().statusCode(202).body("until", nullValue());

        Api.delete(first.path()).then().statusCode(204);
        Api.patch(second.path(), Fields.of("until", "2001-01-01")).then().statusCode(200);
        Api.post(Api.admin(), person.path() + "/erasure", REASON).then().statusCode(200).body("outcome", is("DELETED"));
        assertTrue(Api.json(Api.admin().get(second.path())).path("beneficiaryIds").isEmpty());
    }

    @Test
    void aHoldIsSeenByWhoSeesAllOfItsPersons() {
        Made here = World.person().made();
        Made there = World.person().livingIn("79049").made();
        Made both = hold(null, here, there);
        Made one = hold(null, here);
        RequestSpecification niort = Api.client(Role.FACILITATOR, "NIORTAIS");

        niort.get(one.path()).then().statusCode(200).body("beneficiaryIds", contains(here.id()));
        Api.client(Role.FACILITATOR, "NIORTAIS").get(both.path()).then().statusCode(404);
        List<String> seen = Api.client(Role.FACILITATOR, "NIORTAIS").get("/v1/legal-holds?limit=500").jsonPath().getList("items.id");
        assertTrue(seen.contains(one.id()) && !seen.contains(both.id()));
        assertRefused(422, "reference-unknown", "/beneficiaryIds/1", Api.post(Api.client(Role.FACILITATOR, "NIORTAIS"), "/v1/legal-holds",
                input(null, here, there)));
        Api.client(Role.COORDINATOR).get(both.path()).then().statusCode(200);
        Api.post(Api.client(Role.COORDINATOR), "/v1/legal-holds", input(null, here)).then().statusCode(403);
        assertEquals(2, Api.all("/v1/legal-holds", Map.of("beneficiaryId", here.id(), "activeOn", "2090-01-01")).size());
        assertRefused(409, "referenced", Api.delete(here.path()));
    }

    private static Made hold(String until, Made... persons) {
        return Api.made("/v1/legal-holds", input(until, persons));
    }

    private static Fields input(String until, Made... persons) {
        return Fields.of("operation", "FSE+ 2023", "reason", "Pièces à conserver", "until", until,
                "beneficiaryIds", List.of(persons).stream().map(Made::id).toList());
    }
}
