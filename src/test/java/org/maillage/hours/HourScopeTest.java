package org.maillage.hours;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.maillage.testing.Refusals.assertRefused;
import static org.maillage.testing.World.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** Hours are seen and written where they were worked; who may only read writes nothing. */
@QuarkusTest
class HourScopeTest {

    private static final String PATH = "/v1/hour-entries";

    private Place here;
    private Place there;
    private String token;
    private Made clause;
    private Made theirClause;
    private Made job;
    private Made theirJob;
    private Made ourHours;
    private Made theirHours;
    private Made nowhere;

    /** A contract in both territories, a person here who worked in both and somewhere in the département, and one who is there only. */
    @BeforeEach
    void hoursHereAndThere() {
        here = Place.fresh();
        there = Place.fresh();
        token = Api.token(List.of(Role.FACILITATOR), here.territory());
        Made employer = World.employer();
        clause = World.contract().inShares(here.commune(), "0.5", there.commune(), "0.5").withClause(hours("700")).heldBy(employer).made()
                .clause();
        theirClause = World.contract().in(there).withClause(hours("700")).heldBy(employer).made().clause();
        Made vague = World.contract().somewhereIn(here.department()).withClause(hours("700")).heldBy(employer).made().clause();
        job = World.employment(World.person().livingIn(here.commune()).rsa().eligibleFrom("2018-01-01").made(), employer).made();
        theirJob = World.employment(World.person().livingIn(there.commune()).eligibleFrom("2018-01-01").made(), employer).made();
        ourHours = World.hours(job, clause, "2018-01", "10").in(here.commune()).declared();
        theirHours = World.hours(job, clause, "2018-02", "10").in(there.commune())
                .with("externalIds", List.of(Fields.of("source", "PAIE", "id", Sample.unique("b")))).declared();
        nowhere = World.hours(job, vague, "2018-03", "10").declared();
    }

    private RequestSpecification bound() {
        return Api.as(token);
    }

    @Test
    void aBoundClientSeesTheHoursOfItsTerritory() {
        bound().get(PATH + "?count=true").then().statusCode(200).body("items.id", is(List.of(ourHours.id()))).body("total", is(1));
        bound().get(ourHours.path()).then().statusCode(200);
        for (Made hidden : List.of(theirHours, nowhere)) {
            assertRefused(404, "not-found", bound().get(hidden.path()));
            assertRefused(404, "not-found", Api.post(bound(), hidden.path() + "/validation", Fields.of()));
            assertRefused(404, "not-found", Api.post(bound(), hidden.path() + "/rejection", Fields.of("reason", "x")));
            assertRefused(404, "not-found", Api.post(bound(), hidden.path() + "/correction", Fields.of("reason", "x", "hours", 1)));
            assertEquals(hidden.body(), hidden.now());
        }
        bound().get(PATH + "?territory=" + there.territory()).then().statusCode(200).body("items.size()", is(0));
        Api.client(Role.READER, here.territory(), there.territory()).get(theirHours.path()).then().statusCode(200);
    }

    @Test
    void itDeclaresAndDecidesThereOnly() {
        Fields entry = Sample.hours(job.id(), clause.id(), "2018-05", "10");
        assertRefused(403, "out-of-scope", Api.post(bound(), PATH, entry.with("commune", there.commune())));
        Made made = Api.made(bound(), PATH, entry.with("commune", here.commune()));
        assertRefused(403, "out-of-scope", Api.post(bound(), made.path() + "/correction",
                Fields.of("reason", "x", "commune", there.commune())));
        Made fresh = Api.made(bound(), made.path() + "/correction", Fields.of("reason", "x", "hours", 9));
        Api.post(bound(), fresh.path() + "/validation", Fields.of()).then().statusCode(200);
        Api.post(bound(), ourHours.path() + "/rejection", Fields.of("reason", "x")).then().statusCode(200);
    }

    @Test
    void clausesAndEmploymentsElsewhereDoNotExistForIt() {
        Fields entry = Sample.hours(job.id(), clause.id(), "2018-05", "10").with("commune", here.commune());
        assertRefused(422, "reference-unknown", "/clauseId", Api.post(bound(), PATH, entry.with("clauseId", theirClause.id())));
        assertRefused(422, "reference-unknown", "/employmentId", Api.post(bound(), PATH, entry.with("employmentId", theirJob.id())));
        Fields theirs = Sample.hours(job.id(), clause.id(), "2018-02", "10").with("commune", there.commune())
                .with("externalIds", List.of(Fields.of("source", "PAIE", "id", theirHours.text("/externalIds/0/id"))));
        assertRefused(409, "external-id-taken", "/externalIds", Api.post(bound(), PATH, theirs));
    }

    @Test
    void linesElsewhereAreRefusedOneByOne() {
        Fields entry = Sample.hours(job.id(), clause.id(), "2018-05", "10");
        List<Fields> lines = List.of(entry.with("commune", here.commune()), entry.with("commune", there.commune()).with("month", "2018-06"),
                entry.with("clauseId", theirClause.id()));
        Api.post(bound(), PATH + "/batch", lines).then().statusCode(200)
                .body("items.status", is(List.of(201, 403, 422))).body("items[1].problem.code", is("out-of-scope"))
                .body("items[2].problem.errors[0].pointer", is("/clauseId"));
        Api.post(bound(), PATH + "/validation", Fields.of("ids", List.of(theirHours.id(), ourHours.id()))).then().statusCode(200)
                .body("items.status", is(List.of(404, 200)));
    }

    @Test
    void aFilterValidatesNothingElsewhere() {
        Api.post(bound(), PATH + "/validation", Fields.of("filter", Fields.of("employmentId", job.id()))).then().statusCode(200)
                .body("items.id", is(List.of(ourHours.id())));
        Api.post(bound(), PATH + "/validation", Fields.of("filter", Fields.of("territory", there.territory()))).then().statusCode(200)
                .body("items.size()", is(0));
        assertEquals(theirHours.body(), theirHours.now());
    }

    @Test
    void theCheckOfAnotherTerritoryOrOfTheDepartmentIsNotThere() {
        bound().get("/v1/territories/" + here.territory() + "/progress").then().statusCode(200);
        assertRefused(404, "not-found", bound().get("/v1/territories/" + there.territory() + "/progress"));
        assertRefused(404, "not-found", bound().get("/v1/departments/" + here.department() + "/progress"));
        bound().get(clause.path() + "/progress").then().statusCode(200);
        assertRefused(404, "not-found", bound().get(theirClause.path() + "/progress"));
        assertRefused(404, "not-found", bound().get("/v1/contracts/" + theirClause.text("/contractId") + "/progress"));
    }

    @Test
    void aReaderReadsAndWritesNothing() {
        String reader = Api.token(List.of(Role.READER), here.territory());
        Api.as(reader).get(ourHours.path()).then().statusCode(200);
        Fields entry = Sample.hours(job.id(), clause.id(), "2018-05", "10").with("commune", here.commune());
        for (Response answer : List.of(Api.post(Api.as(reader), PATH, entry), Api.post(Api.as(reader), PATH + "/batch", List.of(entry)),
                Api.postLines(Api.as(reader), PATH + "/batch", List.of(Api.line(entry))),
                Api.post(Api.as(reader), PATH + "/validation", Fields.of("ids", List.of(ourHours.id()))),
                Api.post(Api.as(reader), ourHours.path() + "/validation", Fields.of()),
                Api.post(Api.as(reader), ourHours.path() + "/rejection", Fields.of("reason", "x")),
                Api.post(Api.as(reader), ourHours.path() + "/correction", Fields.of("reason", "x", "hours", 1)))) {
            assertRefused(403, "forbidden", answer);
        }
        assertRefused(401, "unauthorized", Api.anonymous().get(PATH));
        assertRefused(401, "unauthorized", Api.post(Api.anonymous(), PATH, entry));
        assertEquals(ourHours.body(), ourHours.now());
    }
}
