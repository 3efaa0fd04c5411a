package org.maillage.access;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Fields;
import org.maillage.testing.Place;
import org.maillage.testing.Sample;

/** Other systems put and find what they name in their own way. */
@QuarkusTest
class ExternalIdsTest {

    private static final String SOURCE = "PLIE-79";
    private static final List<String> COLLECTIONS = List.of("/v1/buyers", "/v1/prescribers", "/v1/employers", "/v1/contracts", "/v1/clauses",
            "/v1/beneficiaries", "/v1/employments", "/v1/hour-entries");

    private Place place;
    private String sync;

    @BeforeEach
    void furnish() {
        place = Place.fresh();
        sync = sync(SOURCE, place.department());
    }

    private static String sync(String source, String department) {
        return Api.made(Api.accounts(), "/v1/api-clients", Fields.of("name", Sample.unique("SYNC"), "roles", List.of("SYNC"), "source", source,
                "departments", List.of(department))).text("/token");
    }

    private RequestSpecification sync() {
        return Api.as(sync);
    }

    private static String named(String collection) {
        return collection + "/by-external-id/" + SOURCE + "/" + Sample.unique("x");
    }

    private static Fields reference(String path) {
        String[] parts = path.split("/");
        return Fields.of("source", parts[parts.length - 2], "id", parts[parts.length - 1]);
    }

    /** A body for each collection, to be put in this order; what refers to another does so by the other's external name. */
    private Map<String, Fields> bodies(Map<String, String> paths) {
        COLLECTIONS.forEach(collection -> paths.put(collection, named(collection)));
        Fields employer = reference(paths.get("/v1/employers"));
        return Map.of("/v1/buyers", Sample.buyer(), "/v1/prescribers", Sample.prescriber(), "/v1/employers", Sample.employer(),
                "/v1/contracts", Sample.contract("", place.commune()).with("buyerId", reference(paths.get("/v1/buyers"))),
                "/v1/clauses", Sample.clause("").with("contractId", reference(paths.get("/v1/contracts")))
                        .with("commitments", List.of(Fields.of("employerId", employer, "role", "HOLDER", "hours", Sample.decimal("700.00")))),
                "/v1/beneficiaries", Sample.beneficiary().with("commune", place.commune()).with("prescriberId", reference(paths.get("/v1/prescribers"))),
                "/v1/employments", Sample.employment("", "", "2018-01-01").with("beneficiaryId", reference(paths.get("/v1/beneficiaries")))
                        .with("employerId", employer),
                "/v1/hour-entries", Sample.hours("", "", "2018-03", "35.00").with("employmentId", reference(paths.get("/v1/employments")))
                        .with("clauseId", reference(paths.get("/v1/clauses"))));
    }

    private Response put(String path, Object body) {
        return Api.put(sync(), path, body);
    }

    private static int events(JsonNode made) {
        return Api.json(Api.auditor().queryParam("resourceId", made.path("id").asText()).queryParam("limit", 500).get("/v1/audit-events"))
                .path("items").findValuesAsText("action").stream().filter(action -> !action.equals("READ")).toList().size();
    }

    @Test
    void theSameBodyAgainWritesNothing() {
        Map<String, String> paths = new LinkedHashMap<>();
        Map<String, Fields> bodies = bodies(paths);
        for (String collection : COLLECTIONS) {
            String path = paths.get(collection);
            JsonNode first = Api.json(put(path, bodies.get(collection)).then().statusCode(201).extract().response());
            int before = events(first);
            JsonNode again = Api.json(put(path, bodies.get(collection)).then().statusCode(200).extract().response());
            assertEquals(first, again, collection);
            assertEquals(first, Api.json(sync().get(path)), collection);
            assertEquals(before, events(first), collection);
            assertEquals(List.of(reference(path).get("id")), again.path("externalIds").findValuesAsText("id"), collection);
            assertEquals(1, Api.json(sync().queryParam("externalId", SOURCE + ":" + reference(path).get("id")).get(collection)).path("items").size(),
                    collection);
        }
    }

    @Test
    void twoPutsAtOnceMakeOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Map<String, String> paths = new LinkedHashMap<>();
            Map<String, Fields> bodies = bodies(paths);
            for (String collection : COLLECTIONS) {
                List<Future<Response>> answers = threads.invokeAll(Collections.nCopies(8,
                        (Callable<Response>) () -> put(paths.get(collection), bodies.get(collection))));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Response> answer : answers) {
                    statuses.add(answer.get().statusCode());
                }
                assertEquals(1, statuses.stream().filter(status -> status == 201).count(), collection + statuses);
                assertEquals(7, statuses.stream().filter(status -> status == 200).count(), collection + statuses);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aSyncSystemKeepsToItsOwnSource() {
        put("/v1/buyers/by-external-id/AUTRE/1", Sample.buyer()).then().statusCode(422).body("code", equalTo("source-not-own"));
        sync().get("/v1/buyers/by-external-id/AUTRE/1").then().statusCode(404);
        Fields theirs = Fields.of("source", "AUTRE", "id", Sample.unique("a"));
        put(named("/v1/buyers"), Sample.buyer().with("externalIds", List.of(theirs))).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/externalIds/0"));

        String path = named("/v1/buyers");
        Fields body = Sample.buyer();
        String id = put(path, body).then().statusCode(201).extract().path("id");
        Fields ours = reference(path);
        Api.patch("/v1/buyers/" + id, Fields.of("externalIds", List.of(ours, theirs))).then().statusCode(200);
        put(path, body.with("email", "a@exemple.fr")).then().statusCode(200).body("externalIds", equalTo(List.of(ours)));
        Api.admin().get("/v1/buyers/" + id).then().body("externalIds.source", equalTo(List.of("AUTRE", SOURCE)));
    }

    @Test
    void namesThatTheBodyLeavesOutStay() {
        String path = named("/v1/employers");
        Fields second = Fields.of("source", SOURCE, "id", "a/b " + Sample.unique("é"));
        Fields body = Sample.employer();
        put(path, body.with("externalIds", List.of(second))).then().statusCode(201);
        put(path, body).then().statusCode(200).body("externalIds.size()", equalTo(2)).header("ETag", "\"0\"");
        sync().pathParam("id", second.get("id")).get("/v1/employers/by-external-id/" + SOURCE + "/{id}").then().statusCode(200)
                .body("name", equalTo(body.get("name")));
    }

    @Test
    void aPreconditionIsHonoured() {
        String path = named("/v1/prescribers");
        Api.put(sync().header("If-Match", "\"0\""), path, Sample.prescriber()).then().statusCode(412);
        put(path, Sample.prescriber()).then().statusCode(201);
        Api.put(sync().header("If-Match", "\"7\""), path, Sample.prescriber()).then().statusCode(412);
        Api.put(sync().header("If-Match", "\"0\""), path, Sample.prescriber()).then().statusCode(200);
    }

    @Test
    void whatIsOutOfSightIsUnknown() {
        String person = named("/v1/beneficiaries");
        put(person, Sample.beneficiary().with("commune", place.commune())).then().statusCode(201);
        String employer = named("/v1/employers");
        put(employer, Sample.employer()).then().statusCode(201);
        Fields employment = Sample.employment("", "", "2018-01-01").with("beneficiaryId", reference(person)).with("employerId", reference(employer));
        Place elsewhere = Place.freshDepartment().get(0);
        String stranger = sync(SOURCE, elsewhere.department());
        Api.put(Api.as(stranger), named("/v1/employments"), employment).then().statusCode(422).body("code", equalTo("reference-unknown"))
                .body("errors[0].pointer", equalTo("/beneficiaryId"));
        Api.put(Api.as(stranger), person, Sample.beneficiary().with("commune", elsewhere.commune())).then().statusCode(409)
                .body("code", equalTo("external-id-taken"));
        String other = sync("AUTRE", place.department());
        Api.put(Api.as(other), "/v1/employments/by-external-id/AUTRE/" + Sample.unique("x"), employment).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/beneficiaryId"));
        put(named("/v1/employments"), employment.with("employerId", Fields.of("source", "x", "id", "1"))).then().statusCode(400);
    }

    /** domain.md, case 40. */
    @Test
    void aFileThatIsSentTwiceMakesNoSecondLine() {
        Map<String, String> paths = new LinkedHashMap<>();
        Map<String, Fields> bodies = bodies(paths);
        COLLECTIONS.forEach(collection -> put(paths.get(collection), bodies.get(collection)).then().statusCode(201));
        String path = paths.get("/v1/hour-entries");
        Fields more = bodies.get("/v1/hour-entries").with("hours", Sample.decimal("36.00"));
        String first = sync().get(path).then().extract().path("id");
        Api.post(Api.admin(), "/v1/hour-entries/" + first + "/validation", Fields.of()).then().statusCode(200);
        String second = put(path, more).then().statusCode(200).body("corrects", equalTo(first)).body("status", equalTo("DECLARED"))
                .body("reason", equalTo("Nouvelle déclaration du système d’origine.")).extract().path("id");
        Api.admin().get("/v1/hour-entries/" + first).then().body("pendingCorrection", equalTo(second)).body("externalIds", equalTo(List.of()));
        put(path, more).then().statusCode(200).body("id", equalTo(second));

        Api.post(Api.admin(), "/v1/hour-entries/" + second + "/rejection", Fields.of("reason", "Sans justificatif")).then().statusCode(200);
        put(path, more).then().statusCode(200).body("id", equalTo(second)).body("status", equalTo("REJECTED"));
        put(path + "?reason=Relu", more.with("hours", Sample.decimal("37.00"))).then().statusCode(200)
                .body("corrects", equalTo(first)).body("reason", equalTo("Relu"));
        String employment = sync().get(paths.get("/v1/employments")).then().extract().path("id");
        assertEquals(3, Api.all("/v1/hour-entries", Map.of("employmentId", employment)).size());
    }

    @Test
    void otherBodiesTakeReferencesToo() {
        Map<String, String> paths = new LinkedHashMap<>();
        Map<String, Fields> bodies = bodies(paths);
        COLLECTIONS.forEach(collection -> put(paths.get(collection), bodies.get(collection)).then().statusCode(201));
        String entry = sync().get(paths.get("/v1/hour-entries")).then().extract().path("id");
        Fields clause = reference(paths.get("/v1/clauses"));
        Api.post(sync(), "/v1/hour-entries/" + entry + "/correction", Fields.of("reason", "Relu", "clauseId", clause, "hours", Sample.decimal("12.00")))
                .then().statusCode(201);
        Api.post(Api.admin(), "/v1/hour-entries/validation", Fields.of("filter", Fields.of("clauseId", clause))).then().statusCode(200)
                .body("items.size()", equalTo(1));
        String person = sync().get(paths.get("/v1/beneficiaries")).then().extract().path("id");
        Api.post(sync(), "/v1/beneficiaries/" + person + "/exits", Fields.of("milestone", "END", "situation", "CDI", "observedOn", "2018-06-01",
                "employmentId", reference(paths.get("/v1/employments")))).then().statusCode(201);
        String contract = sync().get(paths.get("/v1/contracts")).then().extract().path("id");
        Api.patch("/v1/contracts/" + contract, Fields.of("buyerId", Fields.of("source", SOURCE, "id", "nobody"))).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/buyerId"));
    }

    @Test
    void aNameThatCannotBeOneIsToldAsSuch() {
        for (String[] name : new String[][] {{"plie", "1", "source", "source-form"}, {"PLIE", "x".repeat(101), "id", "too-long"}}) {
            Api.put(Api.admin(), "/v1/buyers/by-external-id/" + name[0] + "/" + name[1], Sample.buyer()).then()
                    .statusCode(404).body("errors[0].parameter", equalTo(name[2])).body("errors[0].code", equalTo(name[3]));
        }
    }
}
