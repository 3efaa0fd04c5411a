package org.maillage.procurement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.maillage.testing.Refusals.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

@QuarkusTest
class BuyerResourceTest {

    private static final String PATH = "/v1/buyers";

    @Test
    void isShownAsItWasGiven() {
        Made buyer = Api.made(PATH, whole());

        assertEquals(buyer.body(), buyer.now());
        whole().without("siret").without("name").forEach((name, value) -> assertEquals(value, buyer.body().path(name).asText()));
    }

    @Test
    void survivesAPatchWithItself() {
        Made buyer = Api.made(PATH, whole());
        Fields same = Fields.of();
        whole().keySet().forEach(name -> same.put(name, buyer.body().get(name)));

        JsonNode patched = Api.json(Api.patch(buyer.path(), same).then().statusCode(200).extract().response());
        same.keySet().forEach(name -> assertEquals(buyer.body().get(name), patched.get(name), name));
        assertNotEquals(buyer.etag(), patched.path("etag").asText());
    }

    @Test
    void nullEmptiesAField() {
        Made buyer = Api.made(PATH, whole());

        Api.patch(buyer.path(), Fields.of("siret", null, "email", null)).then().statusCode(200)
                .body("siret", nullValue()).body("email", nullValue()).body("phone", is("05 49 00 00 00"));
    }

    @Test
    void aSiretBelongsToOneBuyer() {
        Made buyer = World.buyer();
        Made other = World.buyer();

        assertRefused(409, "duplicate", "/siret", made(Sample.buyer().with("siret", buyer.text("/siret"))));
        assertRefused(409, "duplicate", "/siret", Api.patch(other.path(), Fields.of("siret", buyer.text("/siret"))));
        made(Sample.buyer().without("siret")).then().statusCode(201);
        made(Sample.buyer().without("siret")).then().statusCode(201);
    }

    @Test
    void isRefusedWhatCannotBe() {
        assertRefused(422, "siret-invalid", "/siret", made(Sample.buyer().with("siret", "73282932000075")));
        assertRefused(422, "commune-unknown", "/commune", made(Sample.buyer().with("commune", "79000")));
        assertRefused(422, "nir-refused", "/name", made(Sample.buyer().with("name", "185057919112345")));
        assertRefused(400, "malformed-json", Api.admin().body("{").post(PATH));
    }

    @ParameterizedTest
    @CsvSource({"name,,required", "kind,,required", "kind,KING,invalid-value", "siret,12,invalid-format", "commune,A,invalid-format",
            "email,x,invalid-format", "phone,x,invalid-format", "id,1,unknown-field"})
    void isHeldToTheContract(String field, String value, String code) {
        JsonNode problem = assertRefused(400, "invalid-body", "/" + field, made(Sample.buyer().with(field, value)));
        assertEquals(code, problem.at("/errors/0/code").asText());
    }

    @Test
    void isFoundAndListed() {
        String name = Sample.unique("Mairie d’Échiré");
        Made buyer = Api.made(PATH, Sample.buyer().with("name", name));
        Made second = Api.made(PATH, Sample.buyer().with("name", name + " bis").with("kind", "EPCI"));

        Api.admin().get(PATH + "?siret=" + buyer.text("/siret")).then().statusCode(200).body("items.id", contains(buyer.id()));
        Api.admin().queryParam("name", name.replace("É", "e")).queryParam("sort", "-name").get(PATH).then().statusCode(200)
                .body("items.id", contains(second.id(), buyer.id()));
        Api.admin().queryParam("name", name).queryParam("kind", "EPCI").get(PATH).then().body("items.id", contains(second.id()));
        assertEquals(2, Api.all(PATH, Map.of("name", name, "sort", "name")).size());
        assertRefused(400, "invalid-parameter", Api.admin().get(PATH + "?siret=1"));
    }

    @Test
    void isDeletedUnlessItHasContracts() {
        Made free = World.buyer();
        assertRefused(428, "precondition-required", Api.delete(Api.admin(), free.path(), null));
        assertRefused(412, "precondition-failed", Api.delete(Api.admin(), free.path(), "\"9\""));
        Api.delete(free.path()).then().statusCode(204);
        assertRefused(404, "not-found", Api.admin().get(free.path()));

        Made buyer = World.buyer();
        World.contract().by(buyer).made();
        World.contract().by(buyer).made();
        JsonNode problem = assertRefused(409, "referenced", "", Api.delete(buyer.path()));
        assertEquals("2 × contracts.", problem.at("/errors/0/detail").asText());
        JsonNode bound = assertRefused(409, "referenced", "", Api.delete(Api.client(Role.FACILITATOR, "BOCAGE"), buyer.path(), buyer.etag()));
        assertEquals("contracts.", bound.at("/errors/0/detail").asText());
    }

    @Test
    void aChangeIsHeldToTheVersionThatWasRead() {
        Made buyer = World.buyer();

        assertRefused(428, "precondition-required", Api.patch(Api.admin(), buyer.path(), null, Fields.of("name", "X")));
        assertRefused(412, "precondition-failed", Api.patch(Api.admin(), buyer.path(), "\"9\"", Fields.of("name", "X")));
        Api.admin().header("If-None-Match", buyer.etag()).get(buyer.path()).then().statusCode(304);
    }

    @Test
    void aChangeSaysSomething() {
        Made buyer = World.buyer();

        assertRefused(400, "invalid-body", "", Api.patch(buyer.path(), Fields.of()));
        assertRefused(400, "invalid-body", "", Api.patch(buyer.path(), "[]"));
        assertRefused(400, "invalid-body", "/id", Api.patch(buyer.path(), Fields.of("id", buyer.id())));
    }

    @Test
    void everyRoleReadsAndThreeWrite() {
        Made buyer = World.buyer();
        Api.client(Role.READER, "GATINE").get(buyer.path()).then().statusCode(200);
        Api.client(Role.FACILITATOR, "GATINE").body(Sample.buyer()).post(PATH).then().statusCode(201);
        assertRefused(403, "forbidden", Api.post(Api.client(Role.READER), PATH, Sample.buyer()));
        assertRefused(403, "forbidden", Api.patch(Api.client(Role.READER), buyer.path(), buyer.etag(), Fields.of("name", "X")));
        assertRefused(403, "forbidden", Api.delete(Api.client(Role.READER), buyer.path(), buyer.etag()));
        assertRefused(401, "unauthorized", Api.anonymous().get(buyer.path()));
    }

    private static Response made(Fields body) {
        return Api.post(Api.admin(), PATH, body);
    }

    private static Fields whole() {
        return Sample.buyer().with("commune", Sample.NIORT).with("email", "marches@example.org").with("phone", "05 49 00 00 00");
    }
}
