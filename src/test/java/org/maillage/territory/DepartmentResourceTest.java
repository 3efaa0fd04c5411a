package org.maillage.territory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.StatementCount;

/** The départements with their territories. */
@QuarkusTest
class DepartmentResourceTest {

    @Test
    void deuxSevresHasItsSixTerritories() {
        Api.admin().get("/v1/departments/79").then().statusCode(200)
                .body("name", is("Deux-Sèvres"))
                .body("region", is("Nouvelle-Aquitaine"))
                .body("population.intValue()", is(375_229))
                .body("territories.code", contains("BOCAGE", "GATINE", "HAUT-VAL-DE-SEVRE", "MELLOIS", "NIORTAIS", "THOUARSAIS"))
                .body("territories.population.collect { it.intValue() }", contains(74_172, 65_359, 30_747, 46_390, 123_326, 35_235));
    }

    @Test
    void areListedByCode() {
        List<String> codes = Api.all("/v1/departments", Map.of()).stream().map(d -> d.path("code").textValue()).toList();

        assertEquals(109, codes.size());
        assertEquals(codes.stream().sorted().toList(), codes);
    }

    @Test
    void whereNobodyDrewTerritoriesEachEpciIsOne() {
        JsonNode territories = Api.json(Api.admin().get("/v1/departments/16")).path("territories");

        territories.forEach(t -> assertEquals("16-", t.path("code").textValue().substring(0, 3)));
        assertEquals(Api.json(Api.admin().get("/v1/departments/16")).path("population").longValue(),
                territories.findValues("population").stream().mapToLong(JsonNode::longValue).sum());
    }

    @Test
    void isFoundByAPartOfItsName() {
        Api.admin().get("/v1/departments?name=sevres").then().statusCode(200).body("items.code", contains("79"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Api.admin().get("/v1/departments/00").then().statusCode(404).body("code", is("not-found"));
        Api.admin().get("/v1/departments?region=Bretagne").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/departments?cursor=x").then().statusCode(400).body("code", is("invalid-cursor"));
        Api.admin().get("/v1/departments?name=184057919100112").then().statusCode(422).body("code", is("nir-refused"));
    }

    @Test
    void everybodyWithATokenMayRead() {
        Api.client(Role.READER, "BOCAGE").get("/v1/departments/79").then().statusCode(200);
        Api.client(Role.FACILITATOR, "BOCAGE").get("/v1/departments?limit=1").then().statusCode(200);
        Api.anonymous().get("/v1/departments").then().statusCode(401).body("code", is("unauthorized"));
        Api.anonymous().get("/v1/departments/79").then().statusCode(401).body("code", is("unauthorized"));
    }

    @Test
    void pageOfManyAsksNoMoreThanAPageOfFew() {
        List<String> few = StatementCount.during(() -> Api.admin().get("/v1/departments?limit=2"));
        List<String> many = StatementCount.during(() -> Api.admin().get("/v1/departments?limit=100"));

        assertEquals(few.size(), many.size(), many::toString);
    }
}
