package org.maillage.report;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.World;

/** Exits, sensitive criteria, masking and what may be asked, over HTTP. */
@QuarkusTest
class IndicatorsTest {

    private static final String OF_2018 = "/v1/reports/indicators?year=2018&";

    private static JsonNode get(RequestSpecification who, String query) {
        return Api.json(who.get(OF_2018 + query).then().statusCode(200).extract().response());
    }

    private static JsonNode part(JsonNode indicators, String dimension, String code) {
        for (JsonNode breakdown : indicators.path("breakdowns")) {
            for (JsonNode part : breakdown.path("parts")) {
                if (breakdown.path("dimension").asText().equals(dimension) && part.path("code").asText().equals(code)) {
                    return part;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static Made worked(Made employer, Made clause, String until, String criterion) {
        Made person = World.person().criterion(criterion).eligibleFrom("2018-01-01").with("birthDate", "1980-05-05").made();
        Made job = World.employment(person, employer).from("2018-01-02").until(until).made();
        World.hours(job, clause, "2018-01", "10.00").validated();
        return person;
    }

    private static void left(Made person, String milestone, String situation, String observedOn) {
        Api.made(person.path() + "/exits", Fields.of("milestone", milestone, "situation", situation, "observedOn", observedOn));
    }

    @Test
    void exitRatesLeaveWithdrawalsOutAndNoNewsIn() {
        Place place = Place.fresh();
        Made employer = World.employer();
        Made clause = World.contract().in(place).withClause(World.hours("700")).heldBy(employer).made().clause();
        List<Made> persons = new ArrayList<>();
        for (String until : List.of("2018-02-28", "2018-06-30", "2018-06-30", "2018-06-30", "2018-06-30", "2019-03-31")) {
            persons.add(worked(employer, clause, until, "DELD"));
        }
        left(persons.get(0), "END", "CDI", "2018-03-01");
        left(persons.get(0), "MONTH_6", "CDD_UNDER_6_MONTHS", "2018-08-28");
        left(persons.get(1), "END", "TRAINING", "2018-07-01");
        left(persons.get(2), "END", "UNEMPLOYED", "2018-07-01");
        left(persons.get(3), "END", "DEATH", "2018-07-01");
        JsonNode indicators = get(Api.admin(), "territory=" + place.territory());
        assertEquals("{\"milestone\":\"END\",\"exits\":5,\"durable\":1,\"transition\":0,\"positive\":1,\"dynamic\":2,\"other\":1,\"unknown\":1,"
                + "\"withdrawals\":1,\"denominator\":4,\"rate\":0.5000}", indicators.at("/exits/0").toString());
        assertEquals("{\"milestone\":\"MONTH_6\",\"exits\":5,\"durable\":0,\"transition\":1,\"positive\":0,\"dynamic\":1,\"other\":0,\"unknown\":4,"
                + "\"withdrawals\":0,\"denominator\":5,\"rate\":0.2000}", indicators.at("/exits/1").toString());
        assertEquals(0, indicators.at("/exits/2/exits").intValue());
        assertTrue(indicators.at("/exits/2/rate").isNull());
        JsonNode before = get(Api.admin(), "asOf=2018-03-15&territory=" + place.territory());
        assertEquals(1, before.at("/exits/0/exits").intValue());
        assertEquals(1, get(Api.admin(), "asOf=2018-02-28&territory=" + place.territory()).at("/exits/0/unknown").intValue());
    }

    @Test
    void sensitiveCriteriaAreNotNamedAndAnonymityChangesNothing() {
        Place place = Place.fresh();
        Made employer = World.employer();
        Made clause = World.contract().in(place).withClause(World.hours("700")).heldBy(employer).made().clause();
        Made person = worked(employer, clause, "2018-06-30", "RQTH");
        worked(employer, clause, "2018-06-30", "RSA");
        Api.patch(person.path(), Fields.of("qpv", "QP079001", "residenceFrom", "1980-05-05")).then().statusCode(200);
        Api.patch(person.path(), Fields.of("qpv", null, "commune", "79049")).then().statusCode(200).body("formerHomes.size()", is(1));
        left(person, "END", "CDI", "2018-06-30");
        String territory = "territory=" + place.territory();
        assertEquals(1, part(get(Api.admin(), territory), "principalCriterion", "RQTH").path("persons").intValue());
        JsonNode plain = get(Api.client(Role.READER), territory);
        assertTrue(part(plain, "principalCriterion", "RQTH").isMissingNode() && part(plain, "criterion", "RQTH").isMissingNode());
        assertEquals("10.00", part(plain, "criterion", "AUTRE").path("hours").asText());
        assertEquals("10.00", part(plain, "qpv", "IN_QPV").path("hours").asText());
        Api.post(Api.admin(), person.path() + "/erasure", Fields.of("reason", "Demande écrite")).then().statusCode(200)
                .body("outcome", is("ANONYMISED"));
        assertEquals(plain, get(Api.client(Role.READER), territory));
    }

    /** domain.md, edge case 27: judged on the address at entry. */
    @Test
    void edgeCase27_theNeighbourhoodAtEntryStaysWhenThePersonMoves() {
        Place place = Place.fresh();
        Made employer = World.employer();
        Made clause = World.contract().in(place).withClause(World.hours("700")).heldBy(employer).made().clause();
        Made person = worked(employer, clause, "2018-06-30", "DELD");
        String territory = "territory=" + place.territory();

        Api.patch(person.path(), Fields.of("qpv", "QP079001")).then().statusCode(200);
        assertEquals("10.00", part(get(Api.admin(), territory), "qpv", "NOT_SAID").path("hours").asText());
        Api.patch(person.path(), Fields.of("residenceFrom", "2018-01-02")).then().statusCode(200).body("residenceFrom", is("2018-01-02"));
        assertEquals("10.00", part(get(Api.admin(), territory), "qpv", "IN_QPV").path("hours").asText());
        Api.patch(person.path(), Fields.of("residenceFrom", "2018-01-03")).then().statusCode(200);
        assertEquals("10.00", part(get(Api.admin(), territory), "qpv", "NOT_SAID").path("hours").asText());
        Api.patch(person.path(), Fields.of("residenceFrom", "1980-05-05")).then().statusCode(200).body("residenceFrom", nullValue());
        Api.patch(person.path(), Fields.of("qpv", null, "commune", "79202")).then().statusCode(200);
        assertEquals("10.00", part(get(Api.admin(), territory), "qpv", "IN_QPV").path("hours").asText());
    }

    /** Hired in January in a neighbourhood, moved in June, first hours in July: the entry is the hire, as for RSA. */
    @Test
    void theEntryIsTheEarliestHireOfThePathway() {
        Place place = Place.fresh();
        Made employer = World.employer();
        Made clause = World.contract().in(place).withClause(World.hours("700")).heldBy(employer).made().clause();
        Made person = World.person().criterion("DELD").eligibleFrom("2018-01-01").with("qpv", "QP079001").made();
        Made job = World.employment(person, employer).from("2018-01-15").made();
        Api.patch(person.path(), Fields.of("qpv", null, "residenceFrom", "2018-06-01")).then().statusCode(200);
        World.hours(job, clause, "2018-07", "10.00").validated();

        assertEquals("10.00", part(get(Api.admin(), "territory=" + place.territory()), "qpv", "IN_QPV").path("hours").asText());
    }

    @Test
    void whatIsPublishedIsOfPlacesAndSaysNothingOfFew() {
        List<Place> places = Place.freshDepartment();
        Made employer = World.employer();
        var made = World.contract().in(places.get(0)).withClause(World.hours("700")).heldBy(employer).made();
        worked(employer, made.clause(), "2018-06-30", "DELD");
        String department = "department=" + places.get(0).department();
        JsonNode all = get(Api.admin(), department);
        assertEquals("10.00", all.at("/totals/hours").asText());
        JsonNode open = get(Api.admin(), "public=true&" + department);
        assertTrue(open.path("masked").booleanValue() && open.at("/totals/hours").isNull() && open.at("/totals/declared").isNull());
        open.path("breakdowns").forEach(breakdown -> assertTrue(breakdown.path("parts").isEmpty(), breakdown::toString));
        assertEquals("2018-12-31", open.path("asOf").asText());
        RequestSpecification statistics = Api.client(Role.STATISTICS);
        JsonNode masked = get(statistics, "territory=" + places.get(0).territory());
        assertTrue(masked.path("masked").booleanValue() && masked.at("/totals/persons").isNull() && !masked.has("asOf"));
        for (String refused : List.of("buyer=" + made.contract().text("/buyerId"), "contract=" + made.id(), "scope=contract:" + made.id(),
                "asOf=2018-06-30&" + department)) {
            Api.client(Role.STATISTICS).get(OF_2018 + refused).then().statusCode(400).body("errors[0].code", is("not-permitted"));
        }
        Api.admin().get(OF_2018 + "public=true&contract=" + made.id()).then().statusCode(400);
        Api.admin().get(OF_2018 + "public=true&format=csv&dialect=rfc4180&" + department).then().statusCode(200)
                .body(not(containsString("DIRECT_HIRE"))).body(not(containsString("10.00")));
        Api.admin().get(OF_2018 + department).then().statusCode(200).body("totals.hours", not(nullValue()));
    }

    @Test
    void exactlyOneScopeIsGiven() {
        Api.admin().get("/v1/reports/indicators?year=2018").then().statusCode(400);
        Api.admin().get(OF_2018 + "department=79&territory=NIORTAIS").then().statusCode(400);
        Api.admin().get(OF_2018 + "scope=region:75").then().statusCode(400);
        Api.admin().get(OF_2018 + "department=ZZ").then().statusCode(404);
        Api.client(Role.READER, "NIORTAIS").get(OF_2018 + "territory=BOCAGE").then().statusCode(404);
    }
}
