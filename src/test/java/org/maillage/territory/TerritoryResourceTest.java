package org.maillage.territory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;

/** Drawing territories, always in a département that no other test uses. */
@QuarkusTest
class TerritoryResourceTest {

    /** Hears of changes like a feature that has to count again. */
    @Singleton
    static class Listener {
        final List<TerritoriesChanged> heard = new CopyOnWriteArrayList<>();

        void on(@Observes TerritoriesChanged changed) {
            heard.add(changed);
        }
    }

    @Inject
    Listener listener;

    private Place first;
    private Place second;

    @BeforeEach
    void arrive() {
        List<Place> places = Place.freshDepartment();
        first = places.get(0);
        second = places.get(1);
        listener.heard.clear();
    }

    /** The SIREN of a shipped territory, whose code is {@code département-SIREN}. */
    private static String siren(Place place) {
        return place.territory().replaceFirst(".*-", "");
    }

    private static Fields member(Place place) {
        return Fields.of("siren", siren(place));
    }

    private static Fields territory(Place place, Fields... members) {
        return Fields.of("code", Sample.unique("T"), "name", "Pays de test", "department", place.department(), "epcis", List.of(members));
    }

    private static Response refused(Fields territory) {
        return Api.post(Api.admin(), "/v1/territories", territory);
    }

    private static String path(Place place) {
        return "/v1/territories/" + place.territory();
    }

    private static String territoryOf(Place place, String day) {
        return QuarkusTransaction.requiringNew().call(() -> Territory.codeOf(place.commune(), LocalDate.parse(day)));
    }

    private static Set<String> communes(Place place) {
        Set<String> codes = new HashSet<>();
        Api.json(Api.admin().get(path(place))).path("communes").forEach(c -> codes.add(c.path("insee").textValue()));
        return codes;
    }

    @Test
    void isReadWithItsEpciAndItsCommunesOfToday() {
        Api.admin().get("/v1/territories/GATINE").then().statusCode(200)
                .header("ETag", startsWith("\""))
                .body("name", is("Gâtine"))
                .body("department.code", is("79"))
                .body("population.intValue()", is(65_359))
                .body("epcis.siren", contains("200041333", "200041416", "200069748"))
                .body("epcis.population.collect { it.intValue() }", contains(36_875, 6_939, 21_545))
                .body("epcis.validFrom", everyItem(nullValue()))
                .body("communes.size()", is(38 + 9 + 31));
    }

    @Test
    void unchangedOneIsNotSentAgain() {
        Api.admin().header("If-None-Match", Api.etag("/v1/territories/BOCAGE")).get("/v1/territories/BOCAGE").then().statusCode(304);
    }

    @Test
    void codeIsExact() {
        Api.admin().get("/v1/territories/bocage").then().statusCode(404).body("code", is("not-found"));
        Api.admin().get("/v1/territories/NOWHERE").then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void listIsFilteredAndSorted() {
        Api.admin().get("/v1/territories?department=79").then().statusCode(200)
                .body("items.code", contains("BOCAGE", "GATINE", "HAUT-VAL-DE-SEVRE", "MELLOIS", "NIORTAIS", "THOUARSAIS"));
        Api.admin().get("/v1/territories?department=79&sort=-name").then().statusCode(200)
                .body("items.code", contains("THOUARSAIS", "NIORTAIS", "MELLOIS", "HAUT-VAL-DE-SEVRE", "GATINE", "BOCAGE"));
        Api.admin().get("/v1/territories?department=79&name=gat&sort=code").then().statusCode(200)
                .body("items.code", contains("GATINE"));
        List<JsonNode> byPages = new ArrayList<>(Api.all("/v1/territories", Map.of("sort", "name")));
        assertEquals(byPages.size(), new HashSet<>(byPages).size());
    }

    @Test
    void pageOfManyAsksNoMoreThanAPageOfFew() {
        List<String> few = StatementCount.during(() -> Api.admin().get("/v1/territories?limit=3"));
        List<String> many = StatementCount.during(() -> Api.admin().get("/v1/territories?limit=300"));

        assertEquals(few.size(), many.size(), many::toString);
    }

    @Test
    void newTerritoryTakesWholeEpciFromAnother() {
        Set<String> communes = communes(first);

        Made made = Api.made("/v1/territories", territory(first, member(first)));

        assertEquals("/v1/territories/" + made.text("/code"), made.path());
        assertEquals(communes.size(), made.body().path("communes").size());
        assertEquals(made.text("/code"), territoryOf(first, "2018-06-30"));
        Api.admin().get(path(first)).then().statusCode(200).body("epcis", empty()).body("communes", empty()).body("population.intValue()", is(0));
        assertEquals(List.of(new TerritoriesChanged(communes)), listener.heard);
    }

    @Test
    void newTerritoryTakesAnEpciFromADayOn() {
        Made made = Api.made("/v1/territories", territory(first, member(first).with("validFrom", "2020-07-01")));

        assertEquals(first.territory(), territoryOf(first, "2020-06-30"));
        assertEquals(made.text("/code"), territoryOf(first, "2020-07-01"));
        Api.admin().get(path(first)).then().body("epcis[0].validUntil", is("2020-06-30")).body("communes", empty());
    }

    @Test
    void oneThatWouldComeLaterIsReplacedAndOneThatEndedStays() {
        Made ended = Api.made("/v1/territories", territory(first, member(first).with("validUntil", "2015-12-31")));
        Made later = Api.made("/v1/territories", territory(first, member(first).with("validFrom", "2022-01-01")));
        Made made = Api.made("/v1/territories", territory(first, member(first).with("validFrom", "2021-01-01")));

        assertEquals("2015-12-31", ended.now().at("/epcis/0/validUntil").asText());
        assertEquals(0, later.now().path("epcis").size());
        assertEquals(made.text("/code"), territoryOf(first, "2023-01-01"));
    }

    @Test
    void ofManyThatTakeOneEpciAtTheSameTimeOneHasIt() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Made>> asked = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                asked.add(callers.submit(() -> Api.made("/v1/territories", territory(first, member(first)))));
            }
            List<Made> all = new ArrayList<>();
            for (Future<Made> made : asked) {
                all.add(made.get());
            }
            assertEquals(1, all.stream().mapToInt(made -> made.now().path("epcis").size()).sum());
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void tagOfATerritoryThatLosesAnEpciMoves() {
        String before = Api.etag(path(first));

        Api.made("/v1/territories", territory(first, member(first).with("validFrom", "2020-07-01")));

        assertTrue(!before.equals(Api.etag(path(first))), before);
        Api.patch(Api.admin(), path(first), before, Fields.of("name", "Trop tard")).then().statusCode(412)
                .body("code", is("precondition-failed"));
    }

    @Test
    void isRenamedWithoutAnythingToCountAgain() {
        Api.patch(path(first), Fields.of("name", "Autre nom")).then().statusCode(200).body("name", is("Autre nom"))
                .body("epcis.siren", contains(siren(first)));

        assertEquals(List.of(), listener.heard);
    }

    @Test
    void listOfEpciIsReplacedAsAWhole() {
        Set<String> both = communes(first);
        both.addAll(communes(second));

        Api.patch(path(first), Fields.of("epcis", List.of(member(second)))).then().statusCode(200)
                .body("epcis.siren", contains(siren(second)));

        assertEquals(null, territoryOf(first, "2018-06-30"));
        assertEquals(first.territory(), territoryOf(second, "2018-06-30"));
        assertEquals(List.of(new TerritoriesChanged(both)), listener.heard);
    }

    @Test
    void epciThatStaysIsNotCountedAgain() {
        Set<String> taken = communes(second);

        Api.patch(path(first), Fields.of("epcis", List.of(member(first), member(second)))).then().statusCode(200)
                .body("epcis.siren", containsInAnyOrder(siren(first), siren(second)));

        assertEquals(List.of(new TerritoriesChanged(taken)), listener.heard);
    }

    @Test
    void sameEpciMayComeTwiceWhenItLeavesBetween() {
        Fields before = member(first).with("validUntil", "2019-12-31");
        Fields after = member(first).with("validFrom", "2021-01-01");

        Api.patch(path(first), Fields.of("epcis", List.of(before, after))).then().statusCode(200)
                .body("epcis.validFrom", contains(nullValue(), is("2021-01-01")));

        assertEquals(null, territoryOf(first, "2020-06-30"));
        Api.patch(path(first), Fields.of("epcis", List.of(before, after.with("validFrom", "2020-01-01")))).then().statusCode(200);
        assertEquals(first.territory(), territoryOf(first, "2020-06-30"));
    }

    @Test
    void oneThatNothingRefersToIsDeleted() {
        Set<String> communes = communes(first);

        Api.delete(path(first)).then().statusCode(204);

        Api.admin().get(path(first)).then().statusCode(404);
        assertEquals(null, territoryOf(first, "2018-06-30"));
        assertEquals(List.of(new TerritoriesChanged(communes)), listener.heard);
        Api.admin().get("/v1/departments/" + first.department()).then().body("territories.code", not(hasItem(first.territory())));
    }

    @Test
    void oneThatSomethingRefersToStays() {
        Api.made("/v1/targets", Fields.of("territory", first.territory(), "year", 2018, "hours", 100, "rsaShare", 0));
        Api.token(List.of(Role.READER), first.territory());

        Api.delete(path(first)).then().statusCode(409).body("code", is("referenced"))
                .body("errors.detail", contains("1 × api-client-territories.", "1 × targets."));
    }

    @Test
    void changesAreHeldToTheVersionRead() {
        Api.patch(Api.admin(), path(first), null, Fields.of("name", "X")).then().statusCode(428).body("code", is("precondition-required"));
        Api.delete(Api.admin(), path(first), null).then().statusCode(428).body("code", is("precondition-required"));
        Api.delete(Api.admin(), path(first), "\"77\"").then().statusCode(412).body("code", is("precondition-failed"));
        Api.patch(Api.admin(), "/v1/territories/NOWHERE", "*", Fields.of("name", "X")).then().statusCode(404);
        Api.delete(Api.admin(), "/v1/territories/NOWHERE", "*").then().statusCode(404);
    }

    @Test
    void refusesWhatDoesNotHaveTheForm() {
        Fields good = territory(first, member(first));
        refused(good.with("code", "bocage")).then().statusCode(400).body("errors.pointer", contains("/code"));
        refused(good.without("name").without("epcis")).then().statusCode(400)
                .body("errors.pointer", contains("/epcis", "/name")).body("errors.code", everyItem(is("required")));
        refused(good.with("epcis", List.of(Fields.of("siren", "12")))).then().statusCode(400)
                .body("errors[0].pointer", is("/epcis/0/siren")).body("errors[0].code", is("invalid-format"));
        refused(good.with("colour", "blue")).then().statusCode(400).body("errors[0].code", is("unknown-field"));
        Api.patch(path(first), Fields.of("code", "NEW")).then().statusCode(400).body("errors[0].code", is("unknown-field"));
        Api.patch(path(first), Fields.of("code", null)).then().statusCode(400).body("errors[0].code", is("unknown-field"))
                .body("errors[0].pointer", is("/code"));
        Api.patch(path(first), Fields.of("name", null)).then().statusCode(400).body("errors[0].code", is("required"));
        Api.patch(path(first), Fields.of()).then().statusCode(400).body("errors[0].code", is("too-few"));
        Api.patch(path(first), Fields.of("epcis", List.of())).then().statusCode(400).body("errors[0].pointer", is("/epcis"));
        Api.admin().get("/v1/territories?sort=population").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/territories?cursor=x").then().statusCode(400).body("code", is("invalid-cursor"));
        Api.admin().get("/v1/territories?name=184057919100112").then().statusCode(422).body("code", is("nir-refused"));
    }

    @Test
    void refusesWhatTheRulesForbid() {
        Fields good = territory(first, member(first));
        refused(good.with("code", first.territory())).then().statusCode(409).body("code", is("duplicate"))
                .body("errors[0].pointer", is("/code"));
        refused(good.with("department", "00")).then().statusCode(422).body("code", is("department-unknown"))
                .body("errors[0].pointer", is("/department"));
        refused(good.with("epcis", List.of(Fields.of("siren", "200041333")))).then().statusCode(422).body("code", is("epci-unknown"))
                .body("errors[0].pointer", is("/epcis/0/siren"));
        refused(territory(first, member(first).with("validFrom", "2020-01-01").with("validUntil", "2019-12-31"))).then()
                .statusCode(422).body("code", is("period-invalid")).body("errors[0].pointer", is("/epcis/0/validUntil"));
        refused(territory(first, member(first), member(first))).then().statusCode(422).body("code", is("duplicate-child"));
        refused(territory(first, member(first), member(first).with("validFrom", "2020-01-01"))).then().statusCode(422)
                .body("code", is("periods-overlap")).body("errors[0].pointer", is("/epcis/1/validFrom"));
        refused(good.with("name", "1 84 05 79 191 001 12")).then().statusCode(422).body("code", is("nir-refused"));
        assertEquals(first.territory(), territoryOf(first, "2018-06-30"));
        assertEquals(List.of(), listener.heard);
    }

    @Test
    void onlyAnAdministratorOfEverythingDraws() {
        Fields good = territory(first, member(first));
        for (Role role : List.of(Role.COORDINATOR, Role.FACILITATOR, Role.READER)) {
            Api.post(Api.client(role), "/v1/territories", good).then().statusCode(403).body("code", is("forbidden"));
            Api.patch(Api.client(role), path(first), "*", Fields.of("name", "X")).then().statusCode(403).body("code", is("forbidden"));
            Api.delete(Api.client(role), path(first), "*").then().statusCode(403).body("code", is("forbidden"));
            Api.client(role).get(path(first)).then().statusCode(200);
            Api.client(role).get("/v1/territories?limit=1").then().statusCode(200);
        }
        Api.post(Api.client(Role.ADMIN, first.territory()), "/v1/territories", good).then().statusCode(403)
                .body("code", is("out-of-scope"));
        Api.anonymous().get(path(first)).then().statusCode(401);
        Api.anonymous().get("/v1/territories").then().statusCode(401);
        Api.post(Api.anonymous(), "/v1/territories", good).then().statusCode(401).body("code", is("unauthorized"));
    }
}
