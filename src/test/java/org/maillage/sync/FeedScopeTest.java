package org.maillage.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** Copies of bounded readers stay in step with what they see, also where it is another resource that changed. */
@QuarkusTest
class FeedScopeTest {

    private static final Fields REASON = Fields.of("reason", "À la demande de la personne");

    private Place here;
    private Place there;
    private final Map<String, Copy> copies = new TreeMap<>();

    @BeforeEach
    void begin() {
        List<Place> department = Place.freshDepartment();
        here = department.get(0);
        there = department.get(1);
        copies.put("facilitator here", Copy.of(Api.token(List.of(Role.FACILITATOR), here.territory())));
        copies.put("facilitator there", Copy.of(Api.token(List.of(Role.FACILITATOR), there.territory())));
        copies.put("reader here", Copy.of(Api.token(List.of(Role.READER), here.territory())));
        copies.put("reader everywhere", Copy.of(Api.token(List.of(Role.READER))));
        copies.put("coordinator there", Copy.of(Api.token(List.of(Role.COORDINATOR), there.territory())));
    }

    private void inStep() {
        copies.forEach((name, copy) -> {
            try {
                copy.assertInStep();
            } catch (AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }
        });
    }

    private boolean holds(String copy, String type, Made made) {
        return copies.get(copy).holds(type, made.id());
    }

    @Test
    void whatComesIntoSightAndLeavesItWithAnotherIsTold() {
        Made employer = World.employer();
        MadeContract contract = World.contract().inShares(here.commune(), "0.5", there.commune(), "0.5").withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").livingIn(here.commune()).made();
        Made employment = World.employment(person, employer).from("2018-01-08").made();
        inStep();
        assertTrue(holds("facilitator here", "beneficiary", person));
        assertFalse(holds("facilitator there", "beneficiary", person));

        World.hours(employment, contract.clause(), "2018-03", "70.00").with("commune", there.commune()).validated();
        inStep();
        assertTrue(holds("facilitator there", "beneficiary", person));
        assertTrue(holds("facilitator there", "employment", employment));

        Made moved = World.person().livingIn(here.commune()).made();
        Made job = World.employment(moved, employer).from("2018-01-08").made();
        inStep();
        Api.patch(moved.path(), Fields.of("commune", there.commune())).then().statusCode(200);
        inStep();
        assertFalse(holds("facilitator here", "employment", job));
        assertTrue(holds("facilitator there", "employment", job));

        MadeContract other = World.contract().in(here).withClause(World.hours("70")).made();
        inStep();
        assertTrue(holds("facilitator here", "clause", other.clause()));
        Api.patch(other.contract().path(), Fields.of("places", List.of(Fields.of("commune", there.commune())))).then().statusCode(200);
        inStep();
        assertFalse(holds("facilitator here", "clause", other.clause()));
        assertTrue(holds("facilitator there", "clause", other.clause()));
        Api.delete(other.clause().path()).then().statusCode(204);
        Api.delete(job.path()).then().statusCode(204);
        inStep();
    }

    @Test
    void whoIsRestrictedOrForgottenLeavesTheCopies() {
        Made employer = World.employer();
        MadeContract contract = World.contract().in(here).withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").livingIn(there.commune()).made();
        Made employment = World.employment(person, employer).from("2018-01-08").until("2018-06-30").made();
        Made entry = World.hours(employment, contract.clause(), "2018-03", "70.00").validated();
        Api.made(person.path() + "/exits", Fields.of("milestone", "END", "situation", "CDI", "observedOn", "2018-07-01"));
        Made unseen = World.person().eligibleFrom("2018-01-01").livingIn(here.commune()).made();
        inStep();

        Api.post(Api.admin(), person.path() + "/restriction", REASON).then().statusCode(200);
        inStep();
        assertFalse(holds("reader everywhere", "employment", employment));
        assertTrue(holds("facilitator here", "employment", employment));
        Api.post(Api.admin(), person.path() + "/restriction/lifting", REASON).then().statusCode(200);
        inStep();
        assertTrue(holds("reader here", "employment", employment));

        Api.post(Api.admin(), person.path() + "/erasure", REASON).then().statusCode(200);
        Api.post(Api.admin(), unseen.path() + "/erasure", REASON).then().statusCode(200);
        inStep();
        assertFalse(holds("facilitator there", "beneficiary", person));
        assertTrue(holds("facilitator here", "hour-entry", entry));
    }

    @Test
    void twoRecordsThatBecomeOneAndTwoAgainAreTold() {
        Made employer = World.employer();
        MadeContract contract = World.contract().in(here).withClause(World.hours("700")).heldBy(employer).made();
        Made survivor = World.person().rsa().eligibleFrom("2018-01-01").livingIn(there.commune()).made();
        Made absorbed = World.person().rsa().eligibleFrom("2018-02-01").livingIn(there.commune()).made();
        Made employment = World.employment(absorbed, employer).from("2018-02-08").made();
        Made entry = World.hours(employment, contract.clause(), "2018-03", "70.00").validated();
        inStep();
        assertFalse(holds("reader here", "beneficiary", survivor));

        String merge = Api.post(Api.admin(), survivor.path() + "/merge", Fields.of("otherId", absorbed.id(), "reason", "Saisie deux fois"))
                .then().statusCode(200).extract().path("id");
        inStep();
        assertTrue(holds("reader here", "beneficiary", survivor));
        assertFalse(holds("reader here", "beneficiary", absorbed));
        assertTrue(holds("facilitator here", "hour-entry", entry));

        Api.admin().post(survivor.path() + "/merges/" + merge + "/undo").then().statusCode(200);
        inStep();
        assertFalse(holds("reader here", "beneficiary", survivor));
        assertTrue(holds("reader here", "beneficiary", absorbed));
    }

    @Test
    void whatARedrawnMapMovesIsTold() {
        Made employer = World.employer();
        MadeContract contract = World.contract().in(here).withClause(World.hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").livingIn(here.commune()).made();
        Made employment = World.employment(person, employer).in(here.commune()).from("2018-01-08").made();
        Made entry = World.hours(employment, contract.clause(), "2018-03", "70.00").validated();
        inStep();

        String siren = Api.admin().get("/v1/territories/" + here.territory()).jsonPath().getString("epcis[0].siren");
        Made redrawn = Api.made("/v1/territories", Fields.of("code", "FEED-" + here.department(), "name", "Redessiné", "department",
                here.department(), "epcis", List.of(Fields.of("siren", siren))));
        copies.put("reader of the new", Copy.of(Api.token(List.of(Role.READER), redrawn.text("/code"))));
        inStep();
        assertTrue(holds("reader of the new", "contract", contract.contract()));
        assertTrue(holds("reader of the new", "hour-entry", entry));
        assertFalse(holds("facilitator here", "hour-entry", entry));
        assertFalse(holds("facilitator here", "clause", contract.clause()));
    }

    @Test
    void aSyncSystemGetsTheIdentifiersOfItsOwnSourceOnly() {
        String token = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("sync"), "roles", List.of(Role.SYNC),
                "source", "PLIE-A", "territories", List.of(here.territory()))).text("/token");
        Copy copy = Copy.of(token);
        String name = Sample.unique("p");
        Made person = Api.made("/v1/beneficiaries", Sample.beneficiary().with("commune", here.commune()).with("externalIds",
                List.of(Fields.of("source", "PLIE-A", "id", name), Fields.of("source", "PLIE-B", "id", name))));
        List<JsonNode> told = copy.follow().stream().filter(change -> change.path("id").textValue().equals(person.id())).toList();
        assertEquals(1, told.size());
        assertEquals("[{\"source\":\"PLIE-A\",\"id\":\"" + name + "\"}]", told.get(0).path("externalIds").toString());
        assertEquals(told.get(0).path("externalIds"), told.get(0).at("/resource/externalIds"));
        copy.assertInStep();
        String csv = Api.as(token).get("/v1/exports/beneficiary?format=csv").then().statusCode(200).extract().asString();
        assertTrue(csv.contains("PLIE-A") && !csv.contains("PLIE-B"), csv);
        Api.as(token).get("/v1/changes?types=hour-entry,clause&after=" + copy.cursor).then().statusCode(200);
        assertEquals(404, Api.as(token).get("/v1/exports/api-client").statusCode());
        assertEquals(403, Api.accounts().get("/v1/exports/beneficiary").statusCode());
        assertEquals(400, Api.accounts().get("/v1/changes?types=beneficiary").statusCode());
    }
}
