package org.maillage.procurement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.maillage.testing.Refusals.assertRefused;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

@QuarkusTest
class PlaceTerritoriesTest {

    @Test
    void aContractFollowsItsCommuneIntoAnotherTerritory() {
        List<Place> places = Place.freshDepartment();
        Place moved = places.get(0);
        Place stays = places.get(1);
        Made contract = World.contract().inShares(moved.commune(), "0.5", stays.commune(), "0.5").made().contract();
        Made elsewhere = World.contract().in(stays).made().contract();
        assertEquals(moved.territory(), contract.text("/places/0/territory/code"));
        String before = Api.token(List.of(Role.READER), moved.territory());
        Api.as(before).get(contract.path()).then().statusCode(200);

        String code = Sample.unique("T");
        Api.made("/v1/territories", Fields.of("code", code, "name", "Nouveau", "department", moved.department(),
                "epcis", List.of(Fields.of("siren", moved.territory().substring(moved.territory().indexOf('-') + 1)))));

        Api.admin().get(contract.path()).then().statusCode(200).body("places[0].territory.code", is(code))
                .body("places[1].territory.code", is(stays.territory()));
        assertNotEquals(contract.etag(), Api.etag(contract.path()));
        assertEquals(elsewhere.etag(), Api.etag(elsewhere.path()));
        assertRefused(404, "not-found", Api.as(before).get(contract.path()));
        Api.client(Role.READER, code).get("/v1/contracts").then().statusCode(200).body("items.id", contains(contract.id()));
    }
}
