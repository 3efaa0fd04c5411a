package org.maillage.matrix;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.maillage.testing.Refusals.assertRefused;

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

/** What an account must be bound to, and what the bounds that are none of places keep apart. */
@QuarkusTest
class BoundsTest {

    private static final String CLIENTS = "/v1/api-clients";

    private static Estate estate;

    @BeforeEach
    void furnish() {
        if (estate == null) {
            estate = new Estate(Place.freshDepartment());
        }
    }

    private static Fields client(Role... roles) {
        return Fields.of("name", Sample.unique("client"), "roles", List.of(roles));
    }

    private static void refused(String code, String pointer, Fields client) {
        assertRefused(422, code, pointer, Api.post(Api.accounts(), CLIENTS, client));
    }

    private static RequestSpecification as(Role role) {
        return Api.as(estate.token(role));
    }

    @Test
    void anAccountIsBoundInOneWayAndAsItsRoleNeeds() {
        refused("role-alone", "/roles", client(Role.EMPLOYER, Role.FACILITATOR));
        refused("scope-required", "/employerIds", client(Role.EMPLOYER));
        refused("scope-required", "/employerIds", client(Role.SUPPLIER));
        refused("scope-required", "/buyerIds", client(Role.BUYER));
        refused("scope-required", "/prescriberIds", client(Role.PRESCRIBER));
        refused("scope-required", "/referent", client(Role.REFERENT));
        refused("scope-required", "/source", client(Role.SYNC));
        refused("scope-not-of-role", "/buyerIds", client(Role.FACILITATOR).with("buyerIds", List.of(estate.buyer.id())));
        refused("scope-not-of-role", "/territories",
                client(Role.BUYER).with("buyerIds", List.of(estate.buyer.id())).with("territories", List.of(estate.place.territory())));
        refused("reference-unknown", "/buyerIds/0", client(Role.BUYER).with("buyerIds", List.of(estate.person.id())));
        refused("reference-unknown", "/departments/0", client(Role.COORDINATOR).with("departments", List.of("999")));
    }

    @Test
    void anAuditorLooksForAReasonAndATime() {
        refused("reason-required", "/reason", client(Role.AUDITOR).with("expiresAt", "2026-12-31T00:00:00Z"));
        refused("time-box-required", "/expiresAt", client(Role.AUDITOR).with("reason", "Contrôle"));
        refused("time-box-required", "/expiresAt", client(Role.AUDITOR).with("reason", "Contrôle").with("expiresAt", "2199-01-01T00:00:00Z"));
    }

    @Test
    void aSyncSystemSeesAndWritesItsOwnSourceOnly() {
        Fields own = Fields.of("source", estate.source, "id", Sample.unique("p"));
        Fields foreign = Fields.of("source", "ELSEWHERE", "id", Sample.unique("p"));
        Made person = Api.made("/v1/beneficiaries", estate.personBody().with("externalIds", List.of(own, foreign)));
        as(Role.SYNC).get(person.path()).then().statusCode(200).body("externalIds.source", contains(estate.source));
        as(Role.SYNC).get("/v1/beneficiaries?externalId=ELSEWHERE:" + foreign.get("id")).then().statusCode(400)
                .body("errors[0].code", is("not-permitted"));
        assertRefused(422, "source-not-own", "/externalIds/0", Api.patch(as(Role.SYNC), person.path(), person.etag(),
                Fields.of("externalIds", List.of(Fields.of("source", "THIRD", "id", Sample.unique("p"))))));
        assertRefused(422, "source-not-own", "/externalIds/0", Api.post(as(Role.SYNC), "/v1/hour-entries",
                estate.hoursBody().with("externalIds", List.of(Fields.of("source", "THIRD", "id", Sample.unique("h"))))));
        Api.patch(as(Role.SYNC), person.path(), person.etag(), Fields.of("externalIds", List.of())).then().statusCode(200)
                .body("externalIds.size()", is(0));
        Api.admin().get(person.path()).then().body("externalIds.source", contains("ELSEWHERE"));
    }

    @Test
    void aSupplierSeesItsOwnCommitmentsAndThoseItAnswersFor() {
        Made other = World.employer();
        Made under = World.employer();
        Made clause = World.contract().in(estate.place).withClause(World.hours("100")).heldBy(estate.employer, "60")
                .heldBy(other, "40").subcontractedTo(under, estate.employer, "10").made().clause();
        as(Role.SUPPLIER).get(clause.path()).then().statusCode(200)
                .body("commitments.employerId", containsInAnyOrder(estate.employer.id(), under.id()));
        as(Role.SUPPLIER).get(clause.path() + "/progress").then().statusCode(200)
                .body("commitments.employer.id", containsInAnyOrder(estate.employer.id(), under.id()));
        assertRefused(400, "invalid-parameter", as(Role.SUPPLIER).get("/v1/clauses?employerId=" + other.id()));
    }

    @Test
    void statisticsTellNothingAboutOnePerson() {
        Estate small = new Estate(Place.freshDepartment());
        Api.post(Api.admin(), small.hours.path() + "/validation", Fields.of()).then().statusCode(200);
        RequestSpecification statistics = Api.as(small.token(Role.STATISTICS));
        String territory = "/v1/territories/" + small.place.territory() + "/progress?year=2018";
        statistics.get(territory).then().statusCode(200).body("masked", is("HOURS")).body("hours", nullValue())
                .body("beneficiaries", nullValue()).body("checks", nullValue());
        Api.as(small.token(Role.STATISTICS)).get("/v1/departments/" + small.place.department() + "/progress?year=2018").then()
                .statusCode(200).body("masked", is("HOURS")).body("hours", nullValue());
        assertRefused(400, "invalid-parameter", Api.as(small.token(Role.STATISTICS)).get(territory + "&asOf=2018-06-30"));
    }

    @Test
    void anEmployerIsToldNoHoursOfOthers() {
        Made person = estate.person();
        Made own = estate.employment(person);
        Made elsewhere = World.employer();
        Made theirs = World.contract().in(estate.place).withClause(World.hours("700")).heldBy(elsewhere).made().clause();
        World.hours(World.employment(person, elsewhere).made(), theirs, Estate.MONTH, "203.17").declared();
        Api.post(as(Role.EMPLOYER), "/v1/hour-entries", estate.hoursBody(own)).then().statusCode(422)
                .body("code", is("implausible-hours")).body("detail", not(containsString("238")));
        Api.post(as(Role.EMPLOYER), "/v1/hour-entries", estate.hoursBody(own).with("hours", Sample.decimal("1.00"))).then()
                .statusCode(201).body("warnings", nullValue());
        assertRefused(422, "reference-unknown", "/employmentId", Api.post(as(Role.EMPLOYER), "/v1/hour-entries",
                Sample.hours(World.employment(person, elsewhere).from("2019-01-01").made().id(), estate.clause.id(), "2019-02", "7.00")));
    }
}
