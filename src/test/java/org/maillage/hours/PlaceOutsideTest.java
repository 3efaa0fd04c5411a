package org.maillage.hours;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;
import org.maillage.testing.World;

/** A commune that is no place of the contract is taken with a warning, until the hours are corrected or the contract has the place. */
@QuarkusTest
class PlaceOutsideTest {

    private static final String PATH = "/v1/hour-entries";
    private static final String WARNING = "place-outside-contract";

    private Place inside;
    private Place outside;
    private Made employer;
    private World.MadeContract contract;
    private Made job;

    @BeforeEach
    void aContractOfOnePlace() {
        List<Place> places = Place.freshDepartment();
        inside = places.get(0);
        outside = places.get(1);
        employer = World.employer();
        contract = World.contract().in(inside).withClause(World.hours("700")).heldBy(employer).made();
        job = World.employment(World.person().eligibleFrom("2018-01-01").made(), employer).made();
    }

    private Fields hours(String month, String commune) {
        return Fields.of("employmentId", job.id(), "clauseId", contract.clause().id(), "month", month, "hours", Sample.decimal("10.00"),
                "commune", commune);
    }

    private static List<String> warnings(String path) {
        return Api.admin().get(path).jsonPath().getList("warnings.code", String.class);
    }

    private List<String> waiting() {
        return Api.admin().get("/v1/worklist?kind=PLACE_OUTSIDE_CONTRACT&asOf=2018-12-31&department=" + inside.department()).then()
                .statusCode(200).extract().jsonPath().getList("items.subject.id", String.class);
    }

    @Test
    void isTakenWithAWarningAndCountsWhereItWasDone() {
        Api.post(Api.admin(), PATH, hours("2018-01", inside.commune())).then().statusCode(201).body("warnings", empty());
        Response answer = Api.post(Api.admin(), PATH, hours("2018-02", outside.commune()));
        answer.then().statusCode(201).body("warnings.code", is(List.of(WARNING))).body("counting.territory.code", is(outside.territory()));
        Api.admin().header("Accept-Language", "fr").get(PATH + "/" + answer.jsonPath().getString("id")).then()
                .body("warnings[0].detail", is("La commune n’est pas un lieu d’exécution du marché : corrigez les heures, ou ajoutez ce lieu au marché."));
    }

    @Test
    void waitsInTheWorkListUntilTheHoursAreCorrected() {
        Made entry = Api.made(PATH, hours("2018-02", outside.commune()));

        assertEquals(List.of(entry.id()), waiting());
        Response list = Api.admin().get("/v1/worklist?kind=PLACE_OUTSIDE_CONTRACT&asOf=2018-12-31&territory=" + outside.territory());
        list.then().body("items[0].details.commune", is(outside.commune())).body("items[0].details.contractId", is(contract.id()))
                .body("items[0].dueOn", is("2018-02-28")).body("items[0].link", is(entry.path()));
        Api.post(Api.admin(), entry.path() + "/correction", Fields.of("reason", "Commune mal lue", "commune", inside.commune())).then()
                .statusCode(201).body("warnings", empty());
        assertEquals(List.of(), waiting());
        assertEquals(List.of(), warnings(entry.path()));
    }

    @Test
    void waitsUntilTheContractHasThePlaceAndComesBackWhenItIsTakenAway() {
        Made entry = Api.made(PATH, hours("2018-02", outside.commune()));
        List<Fields> both = List.of(Fields.of("commune", inside.commune(), "share", Sample.decimal("0.5")),
                Fields.of("commune", outside.commune(), "share", Sample.decimal("0.5")));

        Api.patch(contract.contract().path(), Fields.of("places", both)).then().statusCode(200);
        assertEquals(List.of(), warnings(entry.path()));
        assertEquals(List.of(), waiting());
        Api.patch(contract.contract().path(), Fields.of("places", List.of(Fields.of("commune", inside.commune())))).then().statusCode(200);
        assertEquals(List.of(WARNING), warnings(entry.path()));
        assertEquals(List.of(entry.id()), waiting());
    }

    @Test
    void aCommuneOfADepartementThatIsThePlaceIsInside() {
        Api.patch(contract.contract().path(), Fields.of("places", List.of(Fields.of("department", inside.department())))).then().statusCode(200);

        Api.post(Api.admin(), PATH, hours("2018-02", outside.commune())).then().statusCode(201).body("warnings", empty());
        Api.post(Api.admin(), PATH, hours("2018-03", Sample.NIORT)).then().statusCode(201).body("warnings.code", is(List.of(WARNING)));
    }

    @Test
    void theCommuneOfTheEmploymentWarnsToo() {
        Api.patch(job.path(), Fields.of("commune", outside.commune())).then().statusCode(200);
        Made entry = Api.made(PATH, hours("2018-02", null));

        assertEquals(List.of(WARNING), warnings(entry.path()));
        Api.patch(job.path(), Fields.of("commune", inside.commune())).then().statusCode(200);
        assertEquals(List.of(), warnings(entry.path()));
    }

    @Test
    void rejectedHoursWaitForNobody() {
        Made entry = Api.made(PATH, hours("2018-02", outside.commune()));
        Api.post(Api.admin(), entry.path() + "/rejection", Fields.of("reason", "Autre marché")).then().statusCode(200).body("warnings", empty());

        assertEquals(List.of(), waiting());
    }

    /** Whoever declared is told; of the person's hours with others it is not. */
    @Test
    void theEmployerIsTold() {
        RequestSpecification own = Api.as(Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("e"), "roles",
                List.of(Role.EMPLOYER.name()), "employerIds", List.of(employer.id()))).text("/token"));
        Made entry = Api.made(PATH, hours("2018-02", outside.commune()).with("hours", Sample.decimal("160.00")));

        own.get(entry.path()).then().statusCode(200).body("warnings.code", is(List.of(WARNING)));
        assertEquals(List.of("over-monthly-hours", WARNING), warnings(entry.path()));
    }

    @Test
    void eachLineOfABatchIsTold() {
        List<Fields> lines = List.of(hours("2018-01", inside.commune()), hours("2018-02", outside.commune()));

        Api.post(Api.admin(), PATH + "/batch?dryRun=true", lines).then().statusCode(200).body("items[1].warnings.code", is(List.of(WARNING)));
        Api.post(Api.admin(), PATH + "/batch", lines).then().statusCode(200).body("items[0].warnings", nullValue())
                .body("items[1].warnings.code", is(List.of(WARNING))).body("summary.created", is(2));
    }
}
