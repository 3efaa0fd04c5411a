package org.maillage.testing;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.maillage.testing.World.hours;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.maillage.testing.World.MadeContract;

/** That the words of the world build what they say. */
@QuarkusTest
class WorldTest {

    @Test
    void aSituationIsBuiltAndCounts() {
        Place place = Place.fresh();
        Made employer = World.employer("EI");
        MadeContract contract = World.contract().in(place).withClause(hours("700")).heldBy(employer).made();
        Made person = World.person().rsa().eligibleFrom("2018-01-01").livingIn(place.commune()).made();
        Made employment = World.employment(person, employer).from("2018-01-08").until("2018-12-31").made();
        Made entry = World.hours(employment, contract.clause(), "2018-03", "120.5").validated();

        assertEquals("VALIDATED", entry.text("/status"));
        Api.admin().get(entry.path()).then().body("hours.toString()", is("120.50")).body("counting.counted", is(true))
                .body("counting.territory.code", is(place.territory())).body("counting.rsa", is(true)).body("counting.year.toString()", is("2018"));
    }

    @Test
    void aClauseIsSharedTrainedAndCut() {
        Made leader = World.employer();
        Made helper = World.employer();
        MadeContract contract = World.contract().inShares("79191", "0.6", "79049", "0.4").by(World.buyer())
                .withClause(hours("500")).heldBy(leader).subcontractedTo(helper, leader, "100").suspended("2018-08-01", "2018-08-31")
                .counting("trainingCapShare", Sample.decimal("0.2")).withClause(hours("300")).heldBy(leader, "200").heldBy(helper, "100").made();
        assertEquals(2, contract.clauses().size());
        assertEquals(2, contract.clause().body().path("commitments").size());

        Made employment = World.employment(World.person().eligible("2018-01-01", "2019-12-31").made(), helper).at(leader).made();
        Made training = World.hours(employment, contract.clause(), "2018-02", "20").training().in("79049").validated("10");
        assertEquals("10.00", training.body().path("validatedHours").decimalValue().toPlainString());
        assertEquals("TRAINING", training.text("/kind"));
        Made rejected = World.hours(employment, contract.clause(), "2018-04", "20").between("2018-04-02", "2018-04-15").in("79191").rejected();
        assertEquals("REJECTED", rejected.text("/status"));
    }

    @Test
    void placesAreHandedOutOnce() {
        List<Place> places = IntStream.range(0, 5).mapToObj(i -> Place.fresh()).toList();
        assertEquals(5, places.stream().map(Place::territory).distinct().count());
        List<Place> department = Place.freshDepartment();
        assertTrue(department.size() > 1);
        assertEquals(1, department.stream().map(Place::department).distinct().count());
        assertNotEquals(department.get(0).department(), places.get(4).department());
        Api.admin().get("/v1/communes/{insee}", places.get(0).commune()).then().body("territory.code", is(places.get(0).territory()));
    }

    @Test
    void siretsAreRightAndAllDifferent() {
        assertEquals("732829320", Sample.luhn("73282932"));
        List<String> sirets = IntStream.range(0, 20).mapToObj(i -> Sample.siret()).toList();
        assertEquals(20, sirets.stream().distinct().count());
        sirets.forEach(siret -> assertEquals(siret, Sample.luhn(siret.substring(0, 13))));
    }
}
