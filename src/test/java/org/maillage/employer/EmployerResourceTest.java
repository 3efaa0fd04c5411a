package org.maillage.employer;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.maillage.testing.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.StatementCount;
import org.maillage.testing.World;

@QuarkusTest
class EmployerResourceTest {

    private static final String PATH = "/v1/employers";

    @Test
    void isShownAsItWasGiven() {
        Fields body = whole();
        Made employer = Api.made(PATH, body);

        JsonNode shown = employer.now();
        assertEquals(employer.body(), shown);
        assertEquals(body.get("siret"), shown.path("siret").asText());
        assertEquals(body.get("siret").toString().substring(0, 9), shown.path("siren").asText());
        assertEquals("2019-12-31", shown.at("/kinds/0/until").asText());
    }

    /** Whatever can be read can be written back. */
    @Test
    void survivesAPatchWithItself() {
        Made employer = Api.made(PATH, whole());
        Fields same = Fields.of();
        whole().keySet().forEach(name -> same.put(name, employer.body().get(name)));

        JsonNode patched = Api.json(Api.patch(employer.path(), same).then().statusCode(200).extract().response());
        same.keySet().forEach(name -> assertEquals(employer.body().get(name), patched.get(name), name));
    }

    @Test
    void nullEmptiesAFieldAndWhatIsAbsentStays() {
        Made employer = Api.made(PATH, whole());

        Api.patch(employer.path(), Fields.of("naf", null, "name", "Autre nom")).then().statusCode(200)
                .body("naf", nullValue()).body("name", is("Autre nom")).body("commune", is(Sample.NIORT));
    }

    @Test
    void mayHaveAnotherIdentifierThanASiret() {
        Fields body = Sample.employer().without("siret").with("otherIdentifier", identifier("TVA", Sample.unique("BE")));
        Made employer = Api.made(PATH, body);

        assertEquals("TVA", employer.text("/otherIdentifier/type"));
        assertEquals(true, employer.now().path("siren").isNull());
        Api.patch(employer.path(), Fields.of("siret", Sample.siret(), "otherIdentifier", null)).then().statusCode(200)
                .body("otherIdentifier", nullValue());
    }

    @Test
    void hasOneIdentifierAndOnlyOne() {
        assertRefused(422, "identifier-required", "/siret", made(Sample.employer().without("siret")));
        assertRefused(422, "identifier-required", "/siret",
                made(Sample.employer().with("otherIdentifier", identifier("TVA", "BE0123"))));
    }

    @Test
    void anIdentifierBelongsToOneEmployer() {
        Made first = World.employer();
        Made second = Api.made(PATH, Sample.employer().without("siret").with("otherIdentifier", identifier("TVA", Sample.unique("Be"))));

        assertRefused(409, "duplicate", "/siret", made(Sample.employer().with("siret", first.text("/siret"))));
        assertRefused(409, "duplicate", "/siret",
                Api.patch(second.path(), Fields.of("siret", first.text("/siret"), "otherIdentifier", null)));
        Fields same = identifier("TVA", second.text("/otherIdentifier/value"));
        assertRefused(409, "duplicate", "/otherIdentifier", made(Sample.employer().without("siret").with("otherIdentifier", same)));
        made(Sample.employer().without("siret").with("otherIdentifier", same.with("type", "RIDET"))).then().statusCode(201);
        made(Sample.employer().without("siret").with("otherIdentifier", same.with("value", same.get("value").toString().toLowerCase())))
                .then().statusCode(201);
    }

    @Test
    void theControlDigitIsChecked() {
        assertRefused(422, "siret-invalid", "/siret", made(Sample.employer().with("siret", "12345678912345")));
        made(Sample.employer().with("siret", "35600000049837")).then().statusCode(201);
    }

    @Test
    void aFormerCommuneIsThatOfToday() {
        made(Sample.employer().with("commune", "79205")).then().statusCode(201).body("commune", is("79307"));
        assertRefused(422, "commune-unknown", "/commune", made(Sample.employer().with("commune", "79000")));
    }

    @Test
    void kindsFollowEachOther() {
        assertRefused(422, "periods-overlap", "/kinds/1", made(Sample.employer().with("kinds",
                List.of(kind("EI", null, null), kind("COMPANY", "2018-01-01", null)))));
        assertRefused(422, "period-invalid", "/kinds/0/until",
                made(Sample.employer().with("kinds", List.of(kind("EI", "2018-01-02", "2018-01-01")))));
    }

    @ParameterizedTest
    @CsvSource({"name,,required", "name,' ',required", "kinds,,required", "siret,1234,invalid-format", "naf,1,invalid-format",
            "commune,7919,invalid-format", "email,nobody,invalid-format", "phone,x,invalid-format", "sizeClass,HUGE,invalid-value",
            "unheard,1,unknown-field"})
    void isHeldToTheContract(String field, String value, String code) {
        JsonNode problem = assertRefused(400, "invalid-body", "/" + field, made(Sample.employer().with(field, value)));
        assertEquals(code, problem.at("/errors/0/code").asText());
    }

    @Test
    void neverHoldsANir() {
        assertRefused(422, "nir-refused", "/name", made(Sample.employer().with("name", "185057919112345")));
    }

    @Test
    void isFoundWhateverTheApostrophe() {
        String name = Sample.unique("L’Atelier de l'Île-Verte");
        Made employer = Api.made(PATH, Sample.employer().with("name", name));
        for (String asked : List.of(name, name.replace('’', '\''), name.replace('\'', 'ʼ').replace('-', ' '), name.toUpperCase(Locale.ROOT).replace('\'', '`'))) {
            Api.admin().queryParam("name", asked).get(PATH).then().statusCode(200).body("items.id", contains(employer.id()));
        }
        Api.admin().queryParam("name", "%").get(PATH).then().statusCode(200).body("items", hasSize(0));
        Api.admin().queryParam("name", "-").get(PATH).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void isFoundByWhatIsKnownOfIt() {
        String name = Sample.unique("Éléonore");
        Made employer = Api.made(PATH, Sample.employer().with("name", name).with("kinds",
                List.of(kind("ETTI", null, "2018-12-31"), kind("EI", "2019-01-01", null))));
        Made other = World.employer();

        for (String query : List.of("?name=" + name.replace("Éléonore", "eleonore"), "?siret=" + employer.text("/siret"),
                "?siren=" + employer.text("/siren"), "?kind=ETTI&name=" + name, "?kind=EI&name=" + name)) {
            Api.admin().get(PATH + query).then().statusCode(200).body("items.id", contains(employer.id()));
        }
        Api.admin().get(PATH + "?kind=ESAT&name=" + name).then().statusCode(200).body("items", hasSize(0));
        assertNotEquals(employer.id(), other.id());
    }

    @Test
    void isListedInTheOrderAskedFor() {
        String prefix = Sample.unique("Tri");
        for (String letter : List.of("b", "É", "a")) {
            Api.made(PATH, Sample.employer().with("name", prefix + " " + letter));
        }
        List<String> sorted = Api.all(PATH, java.util.Map.of("name", prefix, "sort", "-name")).stream()
                .map(item -> item.path("name").asText().substring(prefix.length() + 1)).toList();
        assertEquals(List.of("É", "b", "a"), sorted);
        Api.admin().get(PATH + "?limit=2&sort=name&count=true&name=" + prefix).then().statusCode(200)
                .body("items", hasSize(2)).body("total", is(3));
    }

    @ParameterizedTest
    @CsvSource({"?kind=NOPE,kind", "?siret=12,siret", "?siren=x,siren", "?sort=kind,sort", "?limit=0,limit", "?foo=1,?"})
    void listsTakeWhatTheContractNames(String query, String parameter) {
        JsonNode problem = assertRefused(400, "invalid-parameter", Api.admin().get(PATH + query));
        assertEquals(parameter, problem.at("/errors/0/parameter").asText());
    }

    @Test
    void aListAsksNothingPerRow() {
        String name = Sample.unique("Nombre");
        for (int i = 0; i < 12; i++) {
            Api.made(PATH, Sample.employer().with("name", name));
        }
        List<String> few = StatementCount.during(() -> Api.admin().get(PATH + "?limit=2&name=" + name));
        List<String> many = StatementCount.during(() -> Api.admin().get(PATH + "?limit=12&name=" + name));
        assertEquals(few.size(), many.size(), many::toString);
    }

    @Test
    void aChangeIsHeldToTheVersionThatWasRead() {
        Made employer = World.employer();
        Fields patch = Fields.of("name", "Nouveau nom");

        assertRefused(428, "precondition-required", Api.patch(Api.admin(), employer.path(), null, patch));
        assertRefused(412, "precondition-failed", Api.patch(Api.admin(), employer.path(), "\"77\"", patch));
        String fresh = Api.patch(Api.admin(), employer.path(), employer.etag(), patch).then().statusCode(200).extract().header("ETag");
        assertNotEquals(employer.etag(), fresh);
        assertRefused(412, "precondition-failed", Api.patch(Api.admin(), employer.path(), employer.etag(), patch));
        Api.admin().header("If-None-Match", fresh).get(employer.path()).then().statusCode(304);
        assertRefused(428, "precondition-required", Api.delete(Api.admin(), employer.path(), null));
        assertRefused(412, "precondition-failed", Api.delete(Api.admin(), employer.path(), employer.etag()));
    }

    @Test
    void kindsAloneMoveTheEntityTag() {
        Made employer = World.employer();

        Api.patch(employer.path(), Fields.of("kinds", List.of(kind("EI", null, null)))).then().statusCode(200)
                .body("kinds.kind", contains("EI"));
        assertNotEquals(employer.etag(), Api.etag(employer.path()));
    }

    @Test
    void isDeletedUnlessItIsParty() {
        Made free = World.employer();
        Api.delete(free.path()).then().statusCode(204);
        assertRefused(404, "not-found", Api.admin().get(free.path()));

        Made party = World.employer();
        World.contract().withClause(World.hours("700")).heldBy(party).made();
        JsonNode problem = assertRefused(409, "referenced", "", Api.delete(party.path()));
        assertEquals("1 × commitments.", problem.at("/errors/0/detail").asText());
    }

    @Test
    void whoReadsAndWhoWrites() {
        Made employer = World.employer();
        Api.client(Role.READER, "GATINE").get(employer.path()).then().statusCode(200);
        Api.client(Role.FACILITATOR, "GATINE").body(Sample.employer()).post(PATH).then().statusCode(201);
        Api.client(Role.ADMIN).body(Sample.employer()).post(PATH).then().statusCode(201);
        assertRefused(403, "forbidden", Api.post(Api.client(Role.COORDINATOR), PATH, Sample.employer()));

        assertRefused(403, "forbidden", Api.post(Api.client(Role.READER), PATH, Sample.employer()));
        assertRefused(403, "forbidden", Api.patch(Api.client(Role.READER), employer.path(), employer.etag(), Fields.of("name", "X")));
        assertRefused(403, "forbidden", Api.delete(Api.client(Role.READER), employer.path(), employer.etag()));
        assertRefused(401, "unauthorized", Api.anonymous().get(PATH));
    }

    private static Response made(Fields body) {
        return Api.post(Api.admin(), PATH, body);
    }

    private static Fields whole() {
        return Sample.employer().with("kinds", List.of(kind("EI", null, "2019-12-31"), kind("COMPANY", "2020-01-01", null)))
                .with("sizeClass", "PME").with("naf", "4399C").with("commune", Sample.NIORT)
                .with("email", "contact@example.org").with("phone", "05 49 00 00 00").with("otherIdentifier", null);
    }

    private static Fields kind(String kind, String from, String until) {
        return Fields.of("kind", kind, "from", from, "until", until);
    }

    private static Fields identifier(String type, String value) {
        return Fields.of("type", type, "value", value);
    }
}
