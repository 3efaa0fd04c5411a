package org.maillage.territory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.StatementCount;

/** The look-up of communes: edge case 8 (a merged commune) and edge case 7 (a postal code is not a commune). */
@QuarkusTest
class CommuneResourceTest {

    @Test
    void isFoundByAPartOfItsNameWhateverTheCaseAndTheAccents() {
        Api.admin().get("/v1/communes?name=SAUZE&department=79").then().statusCode(200)
                .body("items.insee", contains("79307"))
                .body("items[0].name", is("Sauzé-entre-Bois"))
                .body("items[0].department.name", is("Deux-Sèvres"))
                .body("items[0].epci.siren", is("200069755"))
                .body("items[0].territory.code", is("MELLOIS"))
                .body("items[0].population.intValue()", is(2271));
    }

    @Test
    void mergedCommuneIsFoundByTheCodeItOnceHad() {
        Api.admin().get("/v1/communes?insee=79205").then().statusCode(200)
                .body("items.insee", contains("79307"))
                .body("items[0].former.insee", hasItem("79205"))
                .body("items[0].former.find { it.insee == '79205' }.name", is("Pers"))
                .body("items[0].former.find { it.insee == '79205' }.kind", is("DELEGATED"));
        Api.admin().get("/v1/communes/79205").then().statusCode(200).body("insee", is("79307"));
    }

    @Test
    void seatOfANewCommuneIsTheNewCommune() {
        Api.admin().get("/v1/communes/79005").then().statusCode(200)
                .body("name", is("Airvault"))
                .body("former.insee", hasItem("79005"));
    }

    @Test
    void municipalDistrictLeadsToItsCity() {
        Api.admin().get("/v1/communes/75107").then().statusCode(200).body("insee", is("75056"));
    }

    @Test
    void codeThatWasTwoThingsLeadsToTheLastThatBoreIt() {
        Api.admin().get("/v1/communes/55273").then().statusCode(200).body("insee", is("55386"));
    }

    @Test
    void postalCodeFindsNothing() {
        Api.admin().get("/v1/communes?insee=79000").then().statusCode(200).body("items", empty());
        Api.admin().get("/v1/communes/79000").then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void communeWithoutEpciHasNeitherEpciNorTerritory() {
        Api.admin().get("/v1/communes/29083").then().statusCode(200)
                .body("name", is("Île-de-Sein")).body("epci", nullValue()).body("territory", nullValue());
    }

    @Test
    void territoryHoldsTheCommunesOfAllItsEpci() {
        List<JsonNode> communes = Api.all("/v1/communes", Map.of("territory", "GATINE"));

        assertEquals(38 + 31 + 9, communes.size());
        assertEquals(65_359, communes.stream().mapToInt(c -> c.path("population").intValue()).sum());
    }

    @Test
    void unknownTerritoryHoldsNone() {
        Api.admin().get("/v1/communes?territory=NOWHERE").then().statusCode(200).body("items", empty());
    }

    @Test
    void allPagesTogetherHoldEveryCommuneOnce() {
        List<JsonNode> communes = Api.all("/v1/communes", Map.of("department", "62"));
        Set<String> codes = new HashSet<>();
        communes.forEach(commune -> codes.add(commune.path("insee").textValue()));

        assertEquals(887, communes.size());
        assertEquals(887, codes.size());
        Api.admin().get("/v1/communes?count=true&limit=1").then().statusCode(200).body("total.intValue()", is(34_969));
    }

    @Test
    void countsWhenAsked() {
        Api.admin().get("/v1/communes?department=79&count=true&limit=3").then().statusCode(200)
                .body("total.intValue()", is(252)).body("items", hasSize(3))
                .body("items.department.code", everyItem(is("79")));
    }

    @Test
    void everybodyMayLookUp() {
        Api.client(Role.READER, "BOCAGE").get("/v1/communes/79191").then().statusCode(200);
        Api.anonymous().get("/v1/communes/79191").then().statusCode(401).body("code", is("unauthorized"));
        Api.anonymous().get("/v1/communes").then().statusCode(401);
    }

    @Test
    void refusesWhatIsNoParameter() {
        Api.admin().get("/v1/communes?insee=790").then().statusCode(400).body("code", is("invalid-parameter"))
                .body("errors[0].parameter", is("insee"));
        Api.admin().get("/v1/communes?department=Sevres").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/communes?territory=b").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/communes?sort=name").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/communes?postcode=79000").then().statusCode(400).body("code", is("invalid-parameter"));
        Api.admin().get("/v1/communes?cursor=MTIz").then().statusCode(400).body("code", is("invalid-cursor"));
        Api.admin().get("/v1/communes?name=1840579191001").then().statusCode(422).body("code", is("nir-refused"));
    }

    @Test
    void pageOfManyAsksNoMoreThanAPageOfFew() {
        List<String> few = StatementCount.during(() -> Api.admin().get("/v1/communes?limit=3&department=79"));
        List<String> many = StatementCount.during(() -> Api.admin().get("/v1/communes?limit=200&department=79"));

        assertEquals(few.size(), many.size(), many::toString);
    }
}
