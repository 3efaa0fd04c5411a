package org.maillage.territory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.StatementCount;

/** Setting targets, always of a territory that no other test uses. */
@QuarkusTest
class TargetResourceTest {

    private static final String PATH = "/v1/targets";

    private Place place;

    @BeforeEach
    void arrive() {
        place = Place.fresh();
    }

    private Fields target() {
        return Fields.of("territory", place.territory(), "year", 2018, "hours", new BigDecimal("1200.5"), "rsaShare", new BigDecimal("0.3"));
    }

    private static Response refused(Fields target) {
        return Api.post(Api.admin(), PATH, target);
    }

    @Test
    void thatOfDeuxSevresIsShipped() {
        Api.admin().get("/v1/targets?department=79&year=2018").then().statusCode(200)
                .body("items.size()", is(1))
                .body("items[0].hours", is(new BigDecimal("7000.00")))
                .body("items[0].rsaShare", is(new BigDecimal("0.3000")))
                .body("items[0].recurring", is(true))
                .body("items[0].effectiveOn", is("2018-01-01"))
                .body("items[0].territory", nullValue());
    }

    @Test
    void isSetForTheWholeYearUnlessSaidOtherwise() {
        Made made = Api.made(PATH, target());

        assertEquals("2018-01-01", made.text("/effectiveOn"));
        assertEquals(false, made.body().path("recurring").booleanValue());
        assertEquals(new BigDecimal("1200.50"), made.body().path("hours").decimalValue());
        assertEquals(new BigDecimal("0.3000"), made.body().path("rsaShare").decimalValue());
        assertEquals(made.body(), made.now());
        Api.admin().header("If-None-Match", made.etag()).get(made.path()).then().statusCode(304);
    }

    @Test
    void isChangedInPart() {
        Made made = Api.made(PATH, target().with("note", "Comité du 12 mars"));

        Api.patch(made.path(), Fields.of("hours", 1300, "note", null)).then().statusCode(200)
                .body("hours", is(new BigDecimal("1300.00"))).body("note", nullValue()).body("territory", is(place.territory()));
        Api.patch(made.path(), Fields.of("effectiveOn", null, "year", 2019)).then().statusCode(200).body("effectiveOn", is("2019-01-01"));
    }

    @Test
    void movesFromATerritoryToItsDepartment() {
        Made made = Api.made(PATH, target());

        Api.patch(made.path(), Fields.of("territory", null, "department", place.department())).then().statusCode(200)
                .body("territory", nullValue()).body("department", is(place.department()));
        Api.delete(made.path()).then().statusCode(204);
    }

    @Test
    void isDeleted() {
        Made made = Api.made(PATH, target());

        Api.delete(made.path()).then().statusCode(204);
        Api.admin().get(made.path()).then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void versionsAreListedAndSorted() {
        Api.made(PATH, target().with("effectiveOn", "2018-07-01"));
        Api.made(PATH, target().with("year", 2019));
        Api.made(PATH, target());

        String list = PATH + "?territory=" + place.territory();
        Api.admin().get(list + "&sort=effectiveOn").then().statusCode(200)
                .body("items.effectiveOn", contains("2018-01-01", "2018-07-01", "2019-01-01"));
        Api.admin().get(list + "&sort=-year").then().statusCode(200).body("items.year.collect { it.intValue() }", contains(2019, 2018, 2018));
        Api.admin().get(list + "&year=2018&count=true").then().statusCode(200).body("total.intValue()", is(2));
    }

    @Test
    void pageOfManyAsksNoMoreThanAPageOfFew() {
        for (int year = 2000; year < 2012; year++) {
            Api.made(PATH, target().with("year", year));
            Api.made(PATH, target().with("territory", Place.fresh().territory()).with("year", year));
        }

        List<String> few = StatementCount.during(() -> Api.admin().get("/v1/targets?limit=3&sort=-year"));
        List<String> many = StatementCount.during(() -> Api.admin().get("/v1/targets?limit=24&sort=-year"));

        assertEquals(few.size(), many.size(), many::toString);
    }

    @Test
    void isForEitherADepartmentOrATerritory() {
        refused(target().with("department", place.department())).then().statusCode(422).body("code", is("target-scope"));
        refused(target().without("territory")).then().statusCode(422).body("code", is("target-scope"));
        Api.patch(Api.made(PATH, target()).path(), Fields.of("territory", null)).then().statusCode(422).body("code", is("target-scope"));
    }

    @Test
    void oneScopeHasOneVersionADay() {
        Made made = Api.made(PATH, target());
        Made other = Api.made(PATH, target().with("year", 2019));

        refused(target().with("hours", 9)).then().statusCode(409).body("code", is("duplicate")).body("errors[0].pointer", is("/effectiveOn"));
        Api.patch(other.path(), Fields.of("year", 2018, "effectiveOn", "2018-01-01")).then().statusCode(409).body("code", is("duplicate"));
        Api.patch(made.path(), Fields.of("hours", 9)).then().statusCode(200);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused(target().with("territory", "NOWHERE")).then().statusCode(422).body("code", is("territory-unknown"))
                .body("errors[0].pointer", is("/territory"));
        refused(target().without("territory").with("department", "00")).then().statusCode(422).body("code", is("department-unknown"))
                .body("errors[0].pointer", is("/department"));
        Api.admin().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404).body("code", is("not-found"));
        refused(target().with("note", "184057919100112")).then().statusCode(422).body("code", is("nir-refused"));
    }

    @Test
    void refusesWhatDoesNotHaveTheForm() {
        refused(target().with("hours", new BigDecimal("1.005"))).then().statusCode(400).body("errors[0].pointer", is("/hours"));
        refused(target().with("hours", -1)).then().statusCode(400).body("errors[0].code", is("out-of-range"));
        refused(target().with("hours", "100")).then().statusCode(400).body("errors[0].code", is("invalid-type"));
        refused(target().with("rsaShare", new BigDecimal("1.0001"))).then().statusCode(400).body("errors.pointer", everyItem(is("/rsaShare")));
        refused(target().with("rsaShare", new BigDecimal("0.30001"))).then().statusCode(400).body("errors[0].code", is("invalid-format"));
        refused(target().with("year", 1999)).then().statusCode(400).body("errors[0].pointer", is("/year"));
        refused(target().without("year")).then().statusCode(400).body("errors[0].code", is("required"));
        refused(target().with("effectiveOn", "2018-02-30")).then().statusCode(400).body("errors[0].pointer", is("/effectiveOn"));
        Api.admin().get("/v1/targets?year=1999").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/targets?sort=hours").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/targets?cursor=x").then().statusCode(400).body("code", is("invalid-cursor"));
    }

    @Test
    void changesAreHeldToTheVersionRead() {
        Made made = Api.made(PATH, target());

        Api.patch(Api.admin(), made.path(), null, Fields.of("hours", 1)).then().statusCode(428);
        Api.patch(Api.admin(), made.path(), "\"9\"", Fields.of("hours", 1)).then().statusCode(412);
        Api.delete(Api.admin(), made.path(), null).then().statusCode(428);
        Api.delete(Api.admin(), made.path(), "\"9\"").then().statusCode(412);
        Api.patch(Api.admin(), PATH + "/" + UUID.randomUUID(), "*", Fields.of("hours", 1)).then().statusCode(404);
    }

    @Test
    void coordinatorsSetThemAndEverybodyReadsThem() {
        Made made = Api.made(Api.client(Role.COORDINATOR), PATH, target());

        for (Role role : List.of(Role.FACILITATOR, Role.READER)) {
            Api.client(role, place.territory()).get(made.path()).then().statusCode(200);
            Api.client(role, "BOCAGE").get(made.path()).then().statusCode(200);
            Api.client(role).get(PATH + "?limit=1").then().statusCode(200);
            Api.post(Api.client(role), PATH, target()).then().statusCode(403).body("code", is("forbidden"));
            Api.patch(Api.client(role), made.path(), "*", Fields.of("hours", 1)).then().statusCode(403);
            Api.delete(Api.client(role), made.path(), "*").then().statusCode(403);
        }
        Api.anonymous().get(PATH).then().statusCode(401).body("code", is("unauthorized"));
        Api.anonymous().get(made.path()).then().statusCode(401);
    }

    @Test
    void coordinatorBoundToATerritorySetsItsTargetsOnly() {
        Made made = Api.made(Api.client(Role.COORDINATOR, place.territory()), PATH, target());
        String elsewhere = Api.token(List.of(Role.COORDINATOR), "BOCAGE");

        Api.post(Api.as(elsewhere), PATH, target().with("year", 2019)).then().statusCode(403).body("code", is("out-of-scope"));
        Api.patch(Api.as(elsewhere), made.path(), "*", Fields.of("hours", 1)).then().statusCode(403).body("code", is("out-of-scope"));
        Api.patch(Api.as(elsewhere), made.path(), "*", Fields.of("territory", "BOCAGE")).then().statusCode(403).body("code", is("out-of-scope"));
        Api.delete(Api.as(elsewhere), made.path(), "*").then().statusCode(403).body("code", is("out-of-scope"));
        Api.post(Api.as(elsewhere), PATH, target().without("territory").with("department", "79")).then().statusCode(403);
    }
}
