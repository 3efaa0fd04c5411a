package org.maillage.access;

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
}
