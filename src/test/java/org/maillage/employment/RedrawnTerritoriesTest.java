package org.maillage.employment;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.World;

/** Persons and employments follow their communes into another territory. */
@QuarkusTest
class RedrawnTerritoriesTest {

    @Test
    void whoIsFollowedByHomeAndWhatIsWorkedThereChangesHands() {
        List<Place> department = Place.freshDepartment();
        Place drawn = department.get(0);
        Place other = department.get(1);
        Made atHome = World.person().livingIn(drawn.commune()).made();
        Made chosen = World.person().livingIn(drawn.commune()).followedBy(other.territory()).made();
        Made neighbour = World.person().livingIn(other.commune()).made();
        Made work = World.employment(neighbour, World.employer()).in(drawn.commune()).made();
        Made redrawn = Api.made("/v1/territories", Fields.of("code", "REDRAWN-" + drawn.department(), "name", "Redessiné",
                "department", drawn.department(), "epcis", List.of(Fields.of("siren", siren(drawn)))));
        String code = redrawn.text("/code");

        Api.admin().get(atHome.path()).then().body("territory", is(code));
        assertNotEquals(atHome.etag(), Api.etag(atHome.path()));
        Api.admin().get(chosen.path()).then().body("territory", is(other.territory()));
        assertEquals(chosen.etag(), Api.etag(chosen.path()));
        assertEquals(neighbour.etag(), Api.etag(neighbour.path()));
        Api.admin().get("/v1/employments?territory=" + code).then().body("items.id", is(List.of(work.id())));
        Api.client(Role.READER, code).get(work.path()).then().statusCode(200);
        Api.client(Role.READER, code).get(neighbour.path()).then().statusCode(200);
        Api.client(Role.READER, drawn.territory()).get(atHome.path()).then().statusCode(404);
    }

    private static String siren(Place place) {
        return Api.admin().get("/v1/territories/" + place.territory()).then().statusCode(200).extract()
                .jsonPath().getString("epcis[0].siren");
    }
}
