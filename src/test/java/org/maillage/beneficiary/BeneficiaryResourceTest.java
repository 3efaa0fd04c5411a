package org.maillage.beneficiary;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;

/** Persons over HTTP, as somebody who sees everywhere. */
@QuarkusTest
class BeneficiaryResourceTest {

    private static final String PATH = "/v1/beneficiaries";
    private static final String NIR = "2 91 04 79 049 012 34";

    @Test
    void isMadeAndReadAsItWasSaid() {
        Made prescriber = World.prescriber();
        Made made = Api.made(PATH, Fields.of("lastName", "Exemplaire", "birthName", "Martineau", "firstName", "Lucie",
                "birthDate", "1991-04-17", "sex", "F", "email", "lucie@example.org", "phone", "06 00 00 00 03",
                "commune", "79049", "qpv", "QN07901M", "educationLevel", "LEVEL_3", "prescriberId", prescriber.id(),
                "referent", "C. Modèle", "externalIds", List.of(externalId("Z", "2"), externalId("A", "1"))));

        Response read = Api.admin().get(made.path());
        read.then().statusCode(200).header("ETag", made.etag()).header("Cache-Control", "private, no-cache")
                .body("territory", is("BOCAGE")).body("externalIds.source", is(List.of("A", "Z")));
        assertEquals(made.body(), Api.json(read));
        Api.admin().header("If-None-Match", made.etag()).get(made.path()).then().statusCode(304);
    }

    @Test
    void needsLittle() {
        Made made = Api.made(PATH, Fields.of("lastName", "Exemplaire", "firstName", "Zoé", "birthDate", "1991-04-17",
                "sex", "UNSPECIFIED", "email", null, "externalIds", null));

        Api.admin().get(made.path()).then().body("territory", nullValue()).body("commune", nullValue())
                .body("externalIds", emptyIterable());
    }

    @Test
    void isFollowedByTheTerritoryOfItsHomeUnlessAnotherIsChosen() {
        Made atHome = World.person().livingIn("79049").made();
        Made elsewhere = World.person().livingIn("79049").followedBy("NIORTAIS").made();

        assertEquals("BOCAGE", atHome.text("/territory"));
        assertEquals("NIORTAIS", elsewhere.text("/territory"));
        Api.patch(atHome.path(), Fields.of("commune", "79202")).then().statusCode(200).body("territory", is("GATINE"));
        Api.patch(elsewhere.path(), Fields.of("commune", "79202")).then().statusCode(200).body("territory", is("NIORTAIS"));
        Api.patch(elsewhere.path(), Fields.of("territory", null)).then().statusCode(200).body("territory", is("GATINE"));
        Api.patch(elsewhere.path(), Fields.of("commune", null)).then().statusCode(200).body("territory", nullValue());
    }

    /** A move is recorded from a day on; the same day again, or one up to the birth, corrects a mistake. */
    @Test
    void remembersWhereThePersonLivedBefore() {
        Made made = World.person().livingIn("79049").with("qpv", "QP079001").with("birthDate", "1990-01-02").made();
        Api.admin().get(made.path()).then().body("residenceFrom", nullValue()).body("formerHomes", emptyIterable());

        Fields away = Fields.of("commune", "79202", "qpv", null);
        Api.patch(made.path(), away.with("residenceFrom", "2199-01-01")).then().statusCode(422).body("code", is("residence-from"))
                .body("errors[0].pointer", is("/residenceFrom"));
        Api.patch(made.path(), away.with("residenceFrom", "2018-06-01")).then().statusCode(200).body("commune", is("79202"))
                .body("residenceFrom", is("2018-06-01")).body("formerHomes", is(List.of(Map.of("commune", "79049", "qpv", "QP079001", "until", "2018-05-31"))));
        Api.patch(made.path(), Fields.of("phone", "0549000000")).then().statusCode(200).body("residenceFrom", is("2018-06-01"));
        Api.patch(made.path(), Fields.of("commune", "79191", "residenceFrom", "2018-06-01")).then().statusCode(200)
                .body("commune", is("79191")).body("formerHomes.size()", is(1));
        Api.patch(made.path(), Fields.of("commune", "79202")).then().statusCode(200).body("formerHomes.size()", is(2))
                .body("formerHomes[1].commune", is("79191"));
        Api.patch(made.path(), Fields.of("commune", "79191")).then().statusCode(200).body("formerHomes.size()", is(1))
                .body("residenceFrom", is("2018-06-01"));
        Api.patch(made.path(), Fields.of("residenceFrom", "1990-01-02")).then().statusCode(200).body("formerHomes", emptyIterable())
                .body("residenceFrom", nullValue());
    }

    @Test
    void aPutThatSaysTheSameIsNoMoveAndOneThatSaysSinceWhenIsAChange() {
        Fields person = Sample.beneficiary().with("qpv", "QP079001");
        String path = PATH + "/by-external-id/PLIE-QPV/" + id();
        String tag = Api.admin().contentType("application/json").body(person).put(path).then().statusCode(201).extract().header("ETag");

        Api.admin().contentType("application/json").body(person).put(path).then().statusCode(200).header("ETag", tag)
                .body("formerHomes", emptyIterable());
        Api.admin().contentType("application/json").body(person.with("residenceFrom", "2018-06-01")).put(path).then().statusCode(200)
                .header("ETag", not(tag)).body("residenceFrom", is("2018-06-01"))
                .body("formerHomes[0].qpv", nullValue()).body("formerHomes[0].until", is("2018-05-31"));
        Api.admin().contentType("application/json").body(person.with("qpv", null)).put(path).then().statusCode(200)
                .body("formerHomes.qpv", is(Arrays.asList(null, "QP079001")));
    }

    @Test
    void keepsTheCurrentCommuneOfAFormerCode() {
        assertEquals("79307", World.person().livingIn("79205").made().text("/commune"));
    }

    @Test
    void isChangedFieldByFieldInTheVersionThatWasRead() {
        Made made = World.person().with("phone", "06 00 00 00 03").with("externalIds", List.of(externalId("A", id()))).made();
        Fields patch = Fields.of("lastName", "Autre", "phone", null);

        Api.patch(Api.admin(), made.path(), null, patch).then().statusCode(428);
        Api.patch(Api.admin(), made.path(), "\"99\"", patch).then().statusCode(412);
        Api.patch(Api.admin(), made.path(), made.etag(), patch).then().statusCode(200).body("lastName", is("Autre"))
                .body("phone", nullValue()).body("firstName", is(made.text("/firstName"))).body("externalIds.size()", is(1));
        Api.patch(Api.admin(), made.path(), made.etag(), patch).then().statusCode(412).body("code", is("precondition-failed"));
        Api.patch(made.path(), Fields.of("createdAt", "2018-01-01T00:00:00Z")).then().statusCode(400)
                .body("errors[0].code", is("unknown-field"));
        Api.patch(made.path(), Fields.of("lastName", null)).then().statusCode(400).body("errors[0].code", is("required"));
    }

    @Test
    void isNamedByOneExternalIdOnlyOnce() {
        Fields name = externalId("PLIE-79", id());
        Made made = World.person().with("externalIds", List.of(name)).made();
        Made other = World.person().made();

        Api.post(Api.admin(), PATH, Sample.beneficiary().with("externalIds", List.of(externalId("X", id()), name))).then()
                .statusCode(409).body("code", is("external-id-taken")).body("errors[0].pointer", is("/externalIds/1"));
        Api.patch(other.path(), Fields.of("externalIds", List.of(name))).then().statusCode(409);
        Api.post(Api.admin(), PATH, Sample.beneficiary().with("externalIds", List.of(name, name))).then()
                .statusCode(422).body("code", is("duplicate-child"));
        Api.patch(made.path(), Fields.of("externalIds", List.of(name, externalId("Y", id())))).then().statusCode(200)
                .body("externalIds.size()", is(2));
        Api.patch(made.path(), Fields.of("externalIds", null)).then().statusCode(200).body("externalIds", emptyIterable());
        Api.patch(other.path(), Fields.of("externalIds", List.of(name))).then().statusCode(200);
    }

    @Test
    void isFoundByEveryFilter() {
        String name = Sample.unique("Évènementiel");
        Made prescriber = World.prescriber();
        Fields external = externalId("SI", name.toUpperCase() + ":é 1");
        Made made = World.person().with("lastName", "Usuel").with("birthName", name).with("firstName", "Anaïs")
                .with("birthDate", "1977-07-07").with("prescriberId", prescriber.id()).livingIn("79049")
                .with("externalIds", List.of(external)).made();
        World.person().with("lastName", name).with("firstName", "Basile").livingIn("79202").made();

        List.of(Map.of("lastName", name.toLowerCase().replace('é', 'e').replace('è', 'e'), "firstName", "anais"),
                Map.of("lastName", name, "birthDate", "1977-07-07"), Map.of("lastName", name, "territory", "BOCAGE"),
                Map.of("prescriberId", prescriber.id()), Map.of("externalId", "SI:" + external.get("id")))
                .forEach(query -> assertEquals(List.of(made.id()), ids(query), query.keySet().toString()));
        assertEquals(2, ids(Map.of("lastName", name)).size());
        assertEquals(List.of(), ids(Map.of("externalId", "SI:" + external.get("id").toString().toLowerCase())));
        Api.admin().get(PATH + "?externalId=sans-source").then().statusCode(400).body("errors[0].parameter", is("externalId"));
        Api.admin().get(PATH + "?birthDate=hier").then().statusCode(400);
        Api.admin().queryParam("lastName", NIR).get(PATH).then().statusCode(422).body("code", is("nir-refused"));
        Api.admin().queryParam("externalId", "CAF:2910479049012").get(PATH).then().statusCode(422);
    }

    @Test
    void isListedByNameOverPagesWhoseAddressesNameNobody() {
        Made prescriber = World.prescriber();
        for (String name : List.of("Dubois", "éclair", "Abel", "Dubois", "Zola")) {
            World.person().with("lastName", name).with("prescriberId", prescriber.id()).made();
        }
        String first = PATH + "?limit=2&sort=lastName&prescriberId=" + prescriber.id();
        String link = Api.admin().get(first).then().statusCode(200).extract().header("Link");
        String cursor = new String(Base64.getUrlDecoder().decode(link.replaceAll(".*cursor=([^&>]*).*", "$1")),
                StandardCharsets.UTF_8);

        assertFalse(cursor.contains("Dubois"), cursor);
        assertEquals(List.of("Abel", "Dubois", "Dubois", "éclair", "Zola"), names(prescriber, "lastName"));
        assertEquals(List.of("Zola", "éclair", "Dubois", "Dubois", "Abel"), names(prescriber, "-lastName"));
    }

    @Test
    void aPageAfterADeletedPersonIsAskedAnew() {
        Made prescriber = World.prescriber();
        Made abel = World.person().with("lastName", "Abel").with("prescriberId", prescriber.id()).made();
        World.person().with("lastName", "Zola").with("prescriberId", prescriber.id()).made();
        String link = Api.admin().get(PATH + "?limit=1&sort=lastName&prescriberId=" + prescriber.id()).header("Link");
        Api.delete(abel.path()).then().statusCode(204);

        Api.admin().urlEncodingEnabled(false).get(link.substring(1, link.indexOf('>'))).then().statusCode(400)
                .body("code", is("invalid-cursor"));
    }

    @Test
    void aListAsksNothingPerPerson() {
        Made prescriber = World.prescriber();
        for (int i = 0; i < 6; i++) {
            World.person().with("prescriberId", prescriber.id()).with("externalIds", List.of(externalId("A", id()))).made();
        }
        String list = PATH + "?prescriberId=" + prescriber.id() + "&limit=";
        List<String> few = StatementCount.during(() -> Api.admin().get(list + 2).then().body("items.size()", is(2)));
        List<String> many = StatementCount.during(() -> Api.admin().get(list + 6).then().body("items.size()", is(6)));

        assertEquals(few.size(), many.size(), many::toString);
        assertTrue(many.size() <= 3, many::toString);
    }

    @Test
    void refusesWhatDoesNotMatchTheContract() {
        Fields valid = Sample.beneficiary();
        for (Fields wrong : List.of(valid.without("lastName"), valid.with("lastName", " "), valid.with("firstName", "x".repeat(101)),
                valid.without("birthDate"), valid.with("birthDate", "17/04/1991"), valid.without("sex"), valid.with("sex", "X"),
                valid.with("birthName", " "), valid.with("referent", ""), valid.with("email", "a b@c"), valid.with("phone", "zéro"),
                valid.with("commune", "Niort"), valid.with("qpv", "QP1"), valid.with("educationLevel", "BAC"),
                valid.with("prescriberId", "1"), valid.with("territory", "bocage"), valid.with("nir", "1"), valid.with("id", id()),
                valid.with("externalIds", List.of(externalId("plie", "1"))), valid.with("externalIds", List.of(externalId("A", ""))),
                valid.with("externalIds", List.of(Fields.of("source", "A"))))) {
            Api.post(Api.admin(), PATH, wrong).then().statusCode(400).body("code", is("invalid-body"));
        }
    }

    @Test
    void refusesWhatTheRulesForbid() {
        Fields valid = Sample.beneficiary();
        refused(valid.with("birthDate", "2190-01-01"), "birth-date", "/birthDate");
        refused(valid.with("commune", "79000"), "commune-unknown", "/commune");
        refused(valid.with("territory", "NULLE-PART"), "territory-unknown", "/territory");
        refused(valid.with("prescriberId", UUID.randomUUID()), "reference-unknown", "/prescriberId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lastName", "birthName", "firstName", "email", "phone", "referent"})
    void refusesANirInEachText(String field) {
        for (String nir : List.of("291047904901234", "2910479049012", NIR, "291-04-2A-049-012")) {
            String body = refused(Sample.beneficiary().with(field, "n° " + nir), "nir-refused", "/" + field);
            assertFalse(body.contains(nir), body);
        }
    }

    /** Case F12. */
    @ParameterizedTest
    @ValueSource(strings = {"d'angely", "d’angely", "D´Angély", "dʼangely", "d`ANGELY", "dangely", "d angely", "D-Angély"})
    void apostrophesAndHyphensDoNotCountInASearch(String asked) {
        String first = Sample.unique("Marie-Ève");
        Made straight = Api.made(PATH, Sample.beneficiary().with("lastName", "d'Angély").with("firstName", first));
        Made curly = Api.made(PATH, Sample.beneficiary().with("lastName", "D’ANGELY").with("firstName", first.replace("-Ève", " EVE")));
        Made born = Api.made(PATH, Sample.beneficiary().with("birthName", "DANGELY").with("firstName", first.replace("Marie-Ève", "MARIEEVE")));
        Api.made(PATH, Sample.beneficiary().with("lastName", "Angely").with("firstName", first));
        Api.admin().queryParam("lastName", asked).queryParam("firstName", first.replace("-Ève", " eve")).get(PATH).then().statusCode(200)
                .body("items.id", contains(straight.id(), curly.id(), born.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\u202f91\u202f04\u202f79\u202f049\u202f012", "2/91/04/79/049/012", "2_91_04_79_049_012", "2,91,04,79,049,012", "２９１０４７９０４９０１２",
        "2\u200b910479\u200b049012", "NIR2910479049012x"})
    void aNirDoesNotHide(String nir) {
        refused(Sample.beneficiary().with("lastName", nir), "nir-refused", "/lastName");
        refused(Sample.beneficiary().with("referent", nir), "nir-refused", "/referent");
    }

    @Test
    void refusesANirAsAnExternalIdAndInAPatch() {
        refused(Sample.beneficiary().with("externalIds", List.of(externalId("MSA", "2910479049012"))), "nir-refused", "/externalIds/0/id");
        Made made = World.person().made();
        Api.patch(made.path(), Fields.of("referent", NIR)).then().statusCode(422).body("code", is("nir-refused"));
    }

    @Test
    void isDeletedWithItsEligibilitiesUnlessItWasEmployed() {
        Made free = World.person().rsa().eligibleFrom("2018-01-01").eligibleFrom("2020-01-01")
                .with("externalIds", List.of(externalId("A", id()))).made();
        Made employed = World.person().made();
        World.employment(employed, World.employer()).made();

        Api.delete(Api.admin(), free.path(), null).then().statusCode(428);
        Api.delete(Api.admin(), free.path(), "\"99\"").then().statusCode(412);
        Api.delete(free.path()).then().statusCode(204);
        Api.admin().get(free.path()).then().statusCode(404);
        Api.admin().get(free.path() + "/eligibilities").then().statusCode(404);
        Api.delete(employed.path()).then().statusCode(409).body("code", is("referenced")).body("errors[0].detail", containsString("1"));
    }

    @Test
    void isNothingUnderAnUnknownId() {
        Api.admin().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404).body("code", is("not-found"));
        Api.admin().get(PATH + "/personne").then().statusCode(404);
        Api.patch(Api.admin(), PATH + "/" + UUID.randomUUID(), "\"0\"", Fields.of("sex", "F")).then().statusCode(404);
        Api.delete(Api.admin(), PATH + "/" + UUID.randomUUID(), "\"0\"").then().statusCode(404);
    }

    private static String refused(Fields body, String code, String pointer) {
        return Api.post(Api.admin(), PATH, body).then().statusCode(422).body("code", is(code))
                .body("errors[0].pointer", is(pointer)).extract().asString();
    }

    private static List<String> ids(Map<String, ?> query) {
        return Api.all(PATH, query).stream().map(p -> p.path("id").textValue()).toList();
    }

    private static List<String> names(Made prescriber, String sort) {
        List<String> names = new java.util.ArrayList<>();
        String next = PATH + "?limit=2&sort=" + sort + "&prescriberId=" + prescriber.id();
        while (next != null) {
            Response page = Api.admin().urlEncodingEnabled(false).get(next);
            names.addAll(page.jsonPath().getList("items.lastName", String.class));
            next = page.header("Link") == null ? null : page.header("Link").replaceAll("<(.*)>.*", "$1");
        }
        return names;
    }

    private static Fields externalId(String source, String id) {
        return Fields.of("source", source, "id", id);
    }

    private static String id() {
        return Sample.unique("n");
    }
}
