package org.maillage.worklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
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
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** Every kind of work, made and unmade over HTTP, in a territory of its own. */
@QuarkusTest
class WorkListTest {

    private Place place;
    private Made employer;
    private MadeContract contract;
    private String token;

    @BeforeEach
    void settle() {
        place = Place.fresh();
        employer = World.employer();
        contract = World.contract().in(place).during("2018-01-01", "2019-12-31").withClause(hours("240")).heldBy(employer).made();
        token = Api.token(List.of(Role.FACILITATOR), place.territory());
    }

    private Made person() {
        return World.person().livingIn(place.commune()).eligibleFrom("2018-01-01").made();
    }

    private Made employment(Made person) {
        return World.employment(person, employer).in(place.commune()).from("2018-01-08").made();
    }

    private List<JsonNode> items(String kind, String asOf) {
        Response answer = Api.as(token).get("/v1/worklist?territory={t}&kind={k}&asOf={d}", place.territory(), kind, asOf);
        answer.then().statusCode(200);
        List<JsonNode> items = new ArrayList<>();
        Api.json(answer).path("items").forEach(items::add);
        return items;
    }

    private String told(String kind, String asOf) {
        return items(kind, asOf).stream().map(item -> item.path("dueOn").asText() + " " + item.at("/subject/id").asText()).toList().toString();
    }


    @Test
    void aMonthWithoutAnyEntryIsLateAfterFifteenDays() {
        Made person = person();
        Made employment = employment(person);
        assertEquals("[]", told("LATE_DECLARATION", "2018-02-14"));
        assertEquals("[2018-02-15 " + employment.id() + "]", told("LATE_DECLARATION", "2018-02-15"));
        assertEquals("[2018-02-15 " + employment.id() + ", 2018-03-15 " + employment.id() + "]", told("LATE_DECLARATION", "2018-03-15"));
        JsonNode item = items("LATE_DECLARATION", "2018-02-15").get(0);
        assertEquals("/v1/employments/" + employment.id(), item.path("link").asText());
        assertEquals("2018-01", item.at("/details/month").asText());
        assertTrue(item.path("label").asText().startsWith(person.text("/lastName") + " " + person.text("/firstName")), item::toString);
        assertTrue(item.path("label").asText().endsWith("janvier 2018"), item::toString);
        World.hours(employment, contract.clause(), "2018-01", "10.00").declared();
        assertEquals("[]", told("LATE_DECLARATION", "2018-02-15"));
        Api.patch(employment.path(), Fields.of("endOn", "2018-02-05", "endReason", "END_OF_CONTRACT")).then().statusCode(200);
        assertEquals("[2018-03-15 " + employment.id() + "]", told("LATE_DECLARATION", "2018-06-30"));
        Api.patch(contract.clause().path(), Fields.of("suspensions", List.of(Fields.of("from", "2018-02-01", "until", "2018-02-28",
                "reason", "Gel")))).then().statusCode(200);
        assertEquals("[]", told("LATE_DECLARATION", "2018-06-30"));
    }

    @Test
    void nobodyIsLateWhoIsOnNoClause() {
        Made person = person();
        World.employment(person, World.employer()).in(place.commune()).from("2018-01-08").made();
        assertEquals("[]", told("LATE_DECLARATION", "2018-06-30"));
        Made lent = World.employment(person, World.employer("ETTI")).at(employer).in(place.commune()).from("2018-01-08").until("2018-01-31").made();
        assertEquals("[2018-02-15 " + lent.id() + "]", told("LATE_DECLARATION", "2018-06-30"));
        Api.patch(contract.contract().path(), Fields.of("status", "CANCELLED")).then().statusCode(200);
        assertEquals("[]", told("LATE_DECLARATION", "2018-06-30"));
    }

    @Test
    void declaredHoursWaitUntilTheyAreDecided() {
        Made entry = World.hours(employment(person()), contract.clause(), "2018-02", "35.50").declared();
        assertEquals("[]", told("ENTRY_TO_VALIDATE", "2018-02-27"));
        assertEquals("[2018-02-28 " + entry.id() + "]", told("ENTRY_TO_VALIDATE", "2018-03-01"));
        assertEquals("35.50", items("ENTRY_TO_VALIDATE", "2018-03-01").get(0).at("/details/hours").decimalValue().toPlainString());
        Api.post(Api.admin(), entry.path() + "/validation", Fields.of()).then().statusCode(200);
        assertEquals("[]", told("ENTRY_TO_VALIDATE", "2018-03-01"));
    }

    @Test
    void aCriterionWithoutProofWaitsForIt() {
        Made person = World.person().livingIn(place.commune()).made();
        Fields criterion = Fields.of("criterion", "RQTH", "principal", true);
        Made decision = Api.made(person.path() + "/eligibilities",
                Sample.eligibility("RQTH", "2018-01-01").with("criteria", List.of(criterion)));
        assertEquals("[2018-01-01 " + decision.id() + "]", told("ELIGIBILITY_WITHOUT_PROOF", "2018-03-01"));
        JsonNode item = items("ELIGIBILITY_WITHOUT_PROOF", "2018-03-01").get(0);
        assertEquals(decision.path(), item.path("link").asText());
        assertTrue(!item.toString().contains("RQTH"), item::toString);
        Api.patch(decision.path(), Fields.of("criteria", List.of(criterion.with("proofKind", "MDPH_DECISION").with("proofOn", "2017-12-01"))))
                .then().statusCode(200);
        assertEquals("[]", told("ELIGIBILITY_WITHOUT_PROOF", "2018-03-01"));
    }

    @Test
    void anEligibilityThatEndsIsToldSixtyDaysBefore() {
        Made person = World.person().livingIn(place.commune()).eligible("2018-01-01", "2018-06-30").made();
        String id = Api.json(Api.admin().get(person.path() + "/eligibilities")).at("/items/0/id").asText();
        assertEquals("[]", told("ELIGIBILITY_ENDING", "2018-04-30"));
        assertEquals("[2018-06-30 " + id + "]", told("ELIGIBILITY_ENDING", "2018-05-01"));
        assertEquals("[]", told("ELIGIBILITY_ENDING", "2018-07-01"));
        Api.patch(person.path() + "/eligibilities/" + id, Fields.of("countsUntil", "2018-05-31")).then().statusCode(200);
        assertEquals("[2018-05-31 " + id + "]", told("ELIGIBILITY_ENDING", "2018-05-01"));
        Api.made(person.path() + "/eligibilities", Sample.eligibility("DELD", "2018-05-31"));
        assertEquals("[]", told("ELIGIBILITY_ENDING", "2018-05-01"));
    }

    @Test
    void anEmploymentThatEndsShowsTheClausesNearby() {
        Made person = person();
        Made employment = World.employment(person, employer).in(place.commune()).from("2018-01-08").with("plannedEndOn", "2018-06-30").made();
        World.hours(employment, contract.clause(), "2018-02", "40.00").validated();
        MadeContract bigger = World.contract().in(place).during("2018-01-01", "2019-12-31").withClause(hours("900")).heldBy(employer).made();
        World.contract().in(place).during("2018-01-01", "2018-06-30").withClause(hours("5000")).heldBy(employer).made();
        assertEquals("[]", told("EMPLOYMENT_ENDING", "2018-05-30"));
        assertEquals("[2018-06-30 " + employment.id() + "]", told("EMPLOYMENT_ENDING", "2018-05-31"));
        JsonNode nearby = items("EMPLOYMENT_ENDING", "2018-05-31").get(0).at("/details/nearby");
        assertEquals(List.of(bigger.clause().id(), contract.clause().id()), nearby.findValuesAsText("clauseId"));
        assertEquals(List.of("900.00", "200.00"), List.of(nearby.at("/0/remaining").decimalValue().toPlainString(),
                nearby.at("/1/remaining").decimalValue().toPlainString()));
        assertEquals("TERRITORY", nearby.at("/0/near").asText());
        Made next = World.employment(person, employer).in(place.commune()).from("2018-07-01").made();
        assertEquals("[]", told("EMPLOYMENT_ENDING", "2018-05-31"));
        Api.delete(next.path()).then().statusCode(204);
        Api.patch(employment.path(), Fields.of("endOn", "2018-06-15", "endReason", "RESIGNATION")).then().statusCode(200);
        assertEquals("[2018-06-15 " + employment.id() + "]", told("EMPLOYMENT_ENDING", "2018-05-31"));
    }

    @Test
    void aClauseIsBehindUntilTheHoursAreDone() {
        String clause = contract.clause().id();
        assertEquals("[2019-12-31 " + clause + "]", told("CLAUSE_BEHIND", "2018-12-31"));
        JsonNode item = items("CLAUSE_BEHIND", "2018-12-31").get(0);
        JsonNode progress = Api.json(Api.admin().get("/v1/clauses/" + clause + "/progress?asOf=2018-12-31"));
        assertEquals(progress.at("/checks/hours/expected"), item.at("/details/expected"));
        assertEquals("BEHIND", item.at("/details/verdict").asText());
        World.hours(employment(person()), contract.clause(), "2018-06", "130.00").validated();
        assertEquals("[]", told("CLAUSE_BEHIND", "2018-12-31"));
        assertEquals("MISSED", items("CLAUSE_BEHIND", "2020-01-31").get(0).at("/details/verdict").asText());
        Api.patch(contract.contract().path(), Fields.of("status", "COMPLETED")).then().statusCode(200);
        assertEquals("[]", told("CLAUSE_BEHIND", "2020-01-31"));
    }

    @Test
    void aContractEndsWithItsConfirmedRenewals() {
        String id = contract.id();
        assertEquals("[]", told("CONTRACT_ENDING", "2019-06-30"));
        assertEquals("[2019-12-31 " + id + "]", told("CONTRACT_ENDING", "2019-07-01"));
        renew("PLANNED");
        assertEquals("2020-01-01", items("CONTRACT_ENDING", "2019-07-01").get(0).at("/details/renewalOn").asText());
        renew("CONFIRMED");
        assertEquals("[]", told("CONTRACT_ENDING", "2019-07-01"));
        assertEquals("[2020-12-31 " + id + "]", told("CONTRACT_ENDING", "2021-03-01"));
        Api.patch(contract.contract().path(), Fields.of("status", "COMPLETED")).then().statusCode(200);
        assertEquals("[]", told("CONTRACT_ENDING", "2021-03-01"));
    }

    private void renew(String status) {
        Api.patch(contract.contract().path(), Fields.of("renewals", List.of(Fields.of("number", 1, "startOn", "2020-01-01", "endOn", "2020-12-31",
                "status", status)))).then().statusCode(200);
    }

    @Test
    void hoursOfNoTerritoryAreToBeAssigned() {
        Made somewhere = World.contract().somewhereIn(place.department()).withClause(hours("100")).heldBy(employer).made().contract();
        String clause = Api.json(Api.admin().get("/v1/clauses?contractId=" + somewhere.id())).at("/items/0/id").asText();
        String query = "/v1/worklist?kind=PLACE_UNASSIGNED&asOf=2018-06-30&department=" + place.department();
        String coordinator = Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("c"), "roles", List.of("COORDINATOR"),
                "departments", List.of(place.department()))).text("/token");
        JsonNode before = item(Api.json(Api.as(coordinator).get(query)), somewhere.id());
        assertEquals("2018-01-01 0", before.path("dueOn").asText() + " " + before.at("/details/entries").asInt());
        Made employment = World.employment(person(), employer).from("2018-01-08").made();
        World.hours(employment, new Made("/v1/clauses/" + clause, Api.json(Api.admin().get("/v1/clauses/" + clause))), "2018-03", "35.00").declared();
        JsonNode after = item(Api.json(Api.as(coordinator).get(query)), somewhere.id());
        assertEquals("2018-03-31 1 35.00", after.path("dueOn").asText() + " " + after.at("/details/entries").asInt() + " "
                + after.at("/details/hours").decimalValue().toPlainString());
        Api.patch(somewhere.path(), Fields.of("places", List.of(Fields.of("commune", place.commune())))).then().statusCode(200);
        assertEquals(null, item(Api.json(Api.as(coordinator).get(query)), somewhere.id()));
    }

    private static JsonNode item(JsonNode list, String id) {
        for (JsonNode item : list.path("items")) {
            if (item.at("/subject/id").asText().equals(id)) {
                return item;
            }
        }
        return null;
    }

    @Test
    void personsWhoMayBeOneAreShownToWhoSeesBoth() {
        Made first = named("De la Tour", "Jean-Noël", null);
        Made swapped = named("JEAN NOEL", "Latour", null);
        Made born = named("Martin", "Zoé", "Noël-Petit");
        Made single = named("Noel Petit", "Zoe", null);
        named("Latour", "Jeanne", null);
        World.person().livingIn(Place.fresh().commune()).with("lastName", "Latour").with("firstName", "Jean Noël").with("birthDate", "1980-02-29").made();
        String today = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Paris")).toString();
        List<JsonNode> items = items("POSSIBLE_DUPLICATE", today);
        assertEquals(List.of(swapped.id() + " " + first.id(), single.id() + " " + born.id()), items.stream()
                .map(item -> item.at("/subject/id").asText() + " " + item.at("/details/other/id").asText()).toList());
        assertEquals("[\"NAMES\"]", items.get(0).at("/details/matchedBy").toString());
        Api.patch(swapped.path(), Fields.of("birthDate", "1981-02-28")).then().statusCode(200);
        Api.patch(single.path(), Fields.of("lastName", "Autre")).then().statusCode(200);
        assertEquals(List.of(), items("POSSIBLE_DUPLICATE", today));
        String number = Sample.unique("0123456");
        Api.patch(born.path(), Fields.of("externalIds", List.of(Fields.of("source", "FT", "id", number)))).then().statusCode(200);
        Api.patch(single.path(), Fields.of("externalIds", List.of(Fields.of("source", "POLE-EMPLOI", "id", number)))).then().statusCode(200);
        assertEquals("[\"FRANCE_TRAVAIL_ID\"]", items("POSSIBLE_DUPLICATE", today).get(0).at("/details/matchedBy").toString());
    }

    private Made named(String lastName, String firstName, String birthName) {
        return World.person().livingIn(place.commune()).with("lastName", lastName).with("firstName", firstName).with("birthName", birthName)
                .with("birthDate", "1980-02-29").made();
    }

    @Test
    void itIsAskedThreeTimesWhatBecameOfWhoWorked() {
        Made person = person();
        World.employment(person, employer).in(place.commune()).from("2018-01-08").until("2018-03-31").made();
        assertEquals("[]", told("EXIT_DUE", "2018-03-30"));
        assertEquals("[2018-03-31 " + person.id() + "]", told("EXIT_DUE", "2018-03-31"));
        exit(person, "END", "UNEMPLOYED", "2018-04-02");
        assertEquals("[]", told("EXIT_DUE", "2018-09-29"));
        assertEquals("[2018-09-30 " + person.id() + "]", told("EXIT_DUE", "2018-09-30"));
        assertEquals("MONTH_6", items("EXIT_DUE", "2018-10-31").get(0).at("/details/milestone").asText());
        assertEquals(200, Api.as(token).get(items("EXIT_DUE", "2018-10-31").get(0).path("link").asText()).statusCode());
        exit(person, "MONTH_6", "UNKNOWN", "2018-10-01");
        assertEquals("[]", told("EXIT_DUE", "2018-12-31"));
        assertEquals("[2019-03-31 " + person.id() + "]", told("EXIT_DUE", "2019-03-31"));
        Made next = World.employment(person, employer).in(place.commune()).from("2019-01-08").made();
        assertEquals("[]", told("EXIT_DUE", "2019-12-31"));
        Api.delete(next.path()).then().statusCode(204);
        assertEquals(1, items("EXIT_DUE", "2019-12-31").size());
    }

    private static void exit(Made person, String milestone, String situation, String day) {
        Api.made(person.path() + "/exits", Fields.of("milestone", milestone, "situation", situation, "observedOn", day));
    }

    @Test
    void aMonthAboveFullTimeNeedsAReason() {
        Made person = person();
        World.hours(employment(person), contract.clause(), "2018-03", "120.00").validated();
        Made second = World.hours(World.employment(person, employer).in(place.commune()).from("2018-02-01").made(), contract.clause(), "2018-03", "31.67")
                .declared();
        assertEquals("[]", told("IMPLAUSIBLE_MONTH", "2018-04-30"));
        World.hours(World.employment(person, employer).in(place.commune()).from("2018-03-01").made(), contract.clause(), "2018-03", "0.01")
                .declared();
        assertEquals("[2018-03-31 " + person.id() + "]", told("IMPLAUSIBLE_MONTH", "2018-04-30"));
        JsonNode item = items("IMPLAUSIBLE_MONTH", "2018-04-30").get(0);
        assertEquals("151.68 3", item.at("/details/hours").decimalValue().toPlainString() + " " + item.at("/details/entries").asInt());
        Api.as(token).get(item.path("link").asText()).then().statusCode(200);
        Api.post(Api.admin(), second.path() + "/rejection", Fields.of("reason", "Saisie en double")).then().statusCode(200);
        assertEquals("[]", told("IMPLAUSIBLE_MONTH", "2018-04-30"));
    }
}
