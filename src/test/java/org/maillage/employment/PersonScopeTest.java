package org.maillage.employment;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
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

/**
 * Who sees which person, decision and employment: of persons followed here, followed there and working here, and followed
 * and working there, somebody bound to "here" sees the first two.
 */
@QuarkusTest
class PersonScopeTest {

    private Place here;
    private Place there;
    private String token;
    private Made followedHere;
    private Made workingHere;
    private Made elsewhere;
    private Made workElsewhereOfOurs;
    private Made workHere;
    private Made workThere;

    @BeforeEach
    void threePersons() {
        here = Place.fresh();
        there = Place.fresh();
        token = Api.token(List.of(Role.FACILITATOR), here.territory());
        followedHere = World.person().livingIn(here.commune()).made();
        workingHere = World.person().livingIn(there.commune()).rsa().eligibleFrom("2018-01-01").made();
        elsewhere = World.person().livingIn(there.commune()).rsa().eligibleFrom("2018-01-01").made();
        Made employer = World.employer();
        workElsewhereOfOurs = World.employment(followedHere, employer).in(there.commune()).made();
        workHere = World.employment(workingHere, employer).in(here.commune()).made();
        workThere = World.employment(elsewhere, employer).in(there.commune()).made();
    }

    private RequestSpecification bound() {
        return Api.as(token);
    }

    @Test
    void aBoundClientSeesThePersonsWhoAreFollowedOrWorkInItsTerritory() {
        assertEquals(List.of(followedHere.id(), workingHere.id()), listed("/v1/beneficiaries"));
        bound().get("/v1/beneficiaries?count=true").then().body("total", is(2));
        bound().get(followedHere.path()).then().statusCode(200);
        bound().get(workingHere.path()).then().statusCode(200);
        bound().get(workingHere.path() + "/eligibilities").then().statusCode(200).body("items.size()", is(1));
        Api.client(Role.READER, here.territory(), there.territory()).get(elsewhere.path()).then().statusCode(200);
        Api.client(Role.READER, "NIORTAIS").get(followedHere.path()).then().statusCode(404);
    }

    @Test
    void otherPersonsDoNotExistForIt() {
        String eligibility = elsewhere.path() + "/eligibilities/"
                + Api.admin().get(elsewhere.path() + "/eligibilities").jsonPath().getString("items[0].id");
        Fields patch = Fields.of("referent", "C. Modèle");

        bound().get(elsewhere.path()).then().statusCode(404).body("code", is("not-found"));
        Api.patch(bound(), elsewhere.path(), elsewhere.etag(), patch).then().statusCode(404);
        Api.delete(bound(), elsewhere.path(), elsewhere.etag()).then().statusCode(404);
        bound().get(elsewhere.path() + "/eligibilities").then().statusCode(404);
        Api.post(bound(), elsewhere.path() + "/eligibilities", Sample.eligibility("QPV", "2018-02-01")).then().statusCode(404);
        bound().get(eligibility).then().statusCode(404);
        Api.patch(bound(), eligibility, "\"0\"", Fields.of("reason", "x")).then().statusCode(404);
        Api.delete(bound(), eligibility, "\"0\"").then().statusCode(404);
    }

    @Test
    void aBoundClientSeesTheEmploymentsOfItsPersonsAndThoseInItsTerritory() {
        assertEquals(List.of(workElsewhereOfOurs.id(), workHere.id()), listed("/v1/employments"));
        bound().get(workThere.path()).then().statusCode(404);
        Api.patch(bound(), workThere.path(), workThere.etag(), Fields.of("rome", "F1703")).then().statusCode(404);
        Api.delete(bound(), workThere.path(), workThere.etag()).then().statusCode(404);
    }

    @Test
    void aPersonIsMadeInsideOnly() {
        Fields person = Sample.beneficiary();
        Api.made(bound(), "/v1/beneficiaries", person.with("commune", here.commune()));
        Api.made(bound(), "/v1/beneficiaries", person.with("commune", there.commune()).with("territory", here.territory()));
        outOfScope(Api.post(bound(), "/v1/beneficiaries", person.with("commune", there.commune())));
        outOfScope(Api.post(bound(), "/v1/beneficiaries", person.without("commune")));
    }

    @Test
    void aPersonIsHandedOverBetweenTerritoriesThatTheCallerHoldsBoth() {
        outOfScope(Api.patch(bound(), followedHere.path(), followedHere.etag(), Fields.of("territory", there.territory())));
        outOfScope(Api.patch(bound(), followedHere.path(), followedHere.etag(), Fields.of("commune", there.commune())));
        outOfScope(Api.patch(bound(), workingHere.path(), workingHere.etag(), Fields.of("territory", here.territory())));
        Api.patch(bound(), workingHere.path(), workingHere.etag(), Fields.of("referent", "C. Modèle")).then().statusCode(200);
        Api.patch(Api.client(Role.FACILITATOR, here.territory(), there.territory()), followedHere.path(), followedHere.etag(),
                Fields.of("territory", there.territory())).then().statusCode(200).body("territory", is(there.territory()));
    }

    @Test
    void anEmploymentIsOfAPersonWhoIsSeenAndStaysInside() {
        Made employer = World.employer();
        Fields ours = Sample.employment(workingHere.id(), employer.id(), "2019-01-01");
        Fields theirs = Sample.employment(elsewhere.id(), employer.id(), "2019-01-01").with("commune", here.commune());

        Api.post(bound(), "/v1/employments", theirs).then().statusCode(422).body("code", is("reference-unknown"))
                .body("errors[0].pointer", is("/beneficiaryId"));
        outOfScope(Api.post(bound(), "/v1/employments", ours.with("commune", there.commune())));
        outOfScope(Api.post(bound(), "/v1/employments", ours));
        Api.made(bound(), "/v1/employments", ours.with("commune", here.commune()));
        Api.made(bound(), "/v1/employments", Sample.employment(followedHere.id(), employer.id(), "2019-01-01")
                .with("commune", there.commune()));
        outOfScope(Api.patch(bound(), workHere.path(), workHere.etag(), Fields.of("commune", there.commune())));
        Api.patch(bound(), workHere.path(), workHere.etag(), Fields.of("endOn", "2020-12-31")).then().statusCode(200);
    }

    @Test
    void aReaderWritesNothing() {
        RequestSpecification reader = Api.client(Role.READER, here.territory());
        Fields patch = Fields.of("referent", "C. Modèle");
        for (var answer : List.of(Api.post(reader, "/v1/beneficiaries", Sample.beneficiary()),
                Api.patch(Api.client(Role.READER), followedHere.path(), followedHere.etag(), patch),
                Api.delete(Api.client(Role.READER), followedHere.path(), followedHere.etag()),
                Api.post(Api.client(Role.READER), followedHere.path() + "/eligibilities", Sample.eligibility("RSA", "2018-01-01")),
                Api.post(Api.client(Role.READER), "/v1/employments", Sample.employment(followedHere.id(), followedHere.id(), "2018-01-01")),
                Api.delete(Api.client(Role.READER), workHere.path(), workHere.etag()))) {
            answer.then().statusCode(403).body("code", is("forbidden"));
        }
        Api.anonymous().get("/v1/beneficiaries").then().statusCode(401);
        Api.anonymous().get("/v1/employments").then().statusCode(401);
    }

    private List<String> listed(String path) {
        return bound().get(path).then().statusCode(200).extract().jsonPath().getList("items.id", String.class);
    }

    private static void outOfScope(io.restassured.response.Response answer) {
        answer.then().statusCode(403).body("code", is("out-of-scope"));
    }
}
