package org.maillage.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the check of the contract lets right exchanges pass and none of the wrong ones. */
class ContractTest {

    private static final Contract CONTRACT = Contract.of("""
            openapi: 3.1.0
            info: { title: small, version: '1' }
            paths:
              /v1/things:
                parameters:
                  - { name: color, in: query, schema: { enum: [RED, BLUE] } }
                get:
                  parameters: [{ $ref: '#/components/parameters/Limit' }]
                  responses:
                    '200':
                      content: { application/json: { schema: { type: object, required: [items],
                        properties: { items: { type: array, items: { $ref: '#/components/schemas/Thing' } } } } } }
                post:
                  requestBody:
                    required: true
                    content: { application/json: { schema: { $ref: '#/components/schemas/ThingInput' } } }
                  responses:
                    '201':
                      headers:
                        ETag: { $ref: '#/components/headers/ETag' }
                        Location: { required: true, schema: { type: string, format: uri-reference } }
                        Link: { schema: { type: string } }
                      content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
                    '409': { $ref: '#/components/responses/Conflict' }
                    '422': { $ref: '#/components/responses/Conflict', description: 'Only `duplicate`.' }
              /v1/things/{id}:
                get:
                  responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
                delete:
                  responses: { '204': { description: gone } }
              /v1/things/batch:
                post:
                  responses: { '200': { content: { application/json: { schema: { const: batch } } } } }
            components:
              parameters:
                Limit: { name: limit, in: query, schema: { type: integer, maximum: 500 } }
              headers:
                ETag: { required: true, schema: { type: string, pattern: '^"' } }
              responses:
                Conflict:
                  description: '`duplicate` or `referenced`.'
                  content: { application/problem+json: { schema: { $ref: '#/components/schemas/Problem' } } }
              schemas:
                ProblemCode: { type: string, enum: [duplicate, referenced, not-found, nir-refused] }
                Problem: { type: object, required: [code], properties: { code: { $ref: '#/components/schemas/ProblemCode' } } }
                Named: { type: object, required: [name], properties: { name: { type: string } } }
                ThingInput: { type: object, required: [hours], properties: { hours: { type: number, x-decimals: 2 } } }
                Thing:
                  allOf:
                    - $ref: '#/components/schemas/Named'
                    - type: object
                      required: [hours, tags, day, inner]
                      properties:
                        hours: { type: [number, 'null'], multipleOf: 0.01, x-decimals: 2 }
                        tags: { type: array, uniqueItems: true, items: { type: string } }
                        day: { type: string, format: date }
                        inner: { oneOf: [{ $ref: '#/components/schemas/Named' }, { type: 'null' }] }
                        free: { type: object, additionalProperties: true }
            """);

    private static final String THING = """
            {"name":"n","hours":151.67,"tags":["a"],"day":"2018-03-01","inner":{"name":"i"},"free":{"x":1}}""";
    private static final Map<String, List<String>> CREATED = Map.of("content-type", List.of("application/json;charset=UTF-8"),
            "etag", List.of("\"0\""), "location", List.of("http://localhost:8081/v1/things/1"));

    private static List<String> created(String thing) {
        return post("{\"hours\":1.5}", 201, CREATED, thing);
    }

    private static List<String> post(String request, int status, Map<String, List<String>> headers, String response) {
        return CONTRACT.violations(
                new Exchange("POST", "/v1/things", null, "application/json", request, status, headers, response));
    }

    private static List<String> get(String path, String query, int status, String type, String body) {
        return CONTRACT.violations(
                new Exchange("GET", path, query, null, null, status, Map.of("content-type", List.of(type)), body));
    }

    private static void refused(String reason, List<String> violations) {
        assertTrue(violations.stream().anyMatch(violation -> violation.contains(reason)), violations::toString);
    }

    @Test
    void letsTheRightExchangePass() {
        assertEquals(List.of(), created(THING));
        assertEquals(List.of(), get("/v1/things", "limit=500&color=RED", 200, "application/json", "{\"items\":[" + THING + "]}"));
        assertEquals(List.of(), get("/v1/things/1", null, 200, "application/json", THING.replace("{\"name\":\"i\"}", "null")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            151.67                | "151.67"               | string found, [number, null] expected
            151.67                | 151.675                | multiple of 0.01
            151.67                | 151.7                  | 1 digits after the point instead of 2
            151.67                | 151                    | 0 digits after the point instead of 2
            "2018-03-01"          | "2018-02-30"           | date
            ["a"]                 | ["a","a"]              | unique
            ["a"]                 | [1]                    | string expected
            "name":"n"            | "nom":"n"              | name
            "name":"n"            | "name":"n","extra":1   | extra
            {"name":"i"}          | {"name":"i","extra":1} | extra
            """)
    void refusesAWrongBody(String right, String wrong, String reason) {
        refused(reason, created(THING.replace(right, wrong)));
    }

    @Test
    void refusesWhatIsNoJson() {
        refused("not JSON", created("{"));
        refused("not JSON", created(THING + "}"));
    }

    @Test
    void refusesAMissingOrWrongHeader() {
        Map<String, List<String>> headers = new TreeMap<>(CREATED);
        headers.remove("etag");
        refused("the header ETag is missing", post("{\"hours\":1}", 201, headers, THING));
        headers.put("etag", List.of("0"));
        refused("header ETag", post("{\"hours\":1}", 201, headers, THING));
    }

    @Test
    void refusesAnUndeclaredStatusTypeAndOperation() {
        refused("the status 200 is not declared", post("{\"hours\":1}", 200, CREATED, THING));
        refused("media type 'text/plain'", get("/v1/things/1", null, 200, "text/plain", "n"));
        refused("no such operation", get("/v1/other", null, 200, "application/json", "{}"));
        refused("no such operation", get("/v1/things/batch", null, 200, "application/json", THING));
    }

    @Test
    void refusesABodyWhereThereIsNone() {
        Exchange deleted = new Exchange("DELETE", "/v1/things/1", null, null, null, 204, Map.of(), "{}");
        refused("a body where the contract has none", CONTRACT.violations(deleted));
    }

    @Test
    void refusesThatAWrongRequestSucceeds() {
        refused("request", post("{\"hours\":\"1\"}", 201, CREATED, THING));
        refused("request", post("{\"hours\":1,\"extra\":2}", 201, CREATED, THING));
        refused("3 digits", post("{\"hours\":1.234}", 201, CREATED, THING));
        refused("the request has no body", post(null, 201, CREATED, THING));
        refused("parameter limit", get("/v1/things", "limit=501", 200, "application/json", "{\"items\":[]}"));
        refused("parameter color", get("/v1/things", "color=GREEN", 200, "application/json", "{\"items\":[]}"));
        refused("parameter size is not declared", get("/v1/things", "size=1", 200, "application/json", "{\"items\":[]}"));
    }

    @Test
    void refusesAProblemThatTheResponseDoesNotName() {
        Map<String, List<String>> headers = Map.of("content-type", List.of("application/problem+json"));
        assertEquals(List.of(), post("{}", 409, headers, "{\"code\":\"referenced\"}"));
        refused("nir-refused is not one of", post("{}", 409, headers, "{\"code\":\"nir-refused\"}"));
        refused("referenced is not one of", post("{}", 422, headers, "{\"code\":\"referenced\"}"));
    }

    @Test
    void takesNothingButAProblemOutsideOfTheContract() {
        assertEquals(List.of(), get("/nowhere", null, 404, "application/problem+json", "{\"code\":\"not-found\"}"));
        refused("is no application/problem+json", get("/nowhere", null, 404, "text/html", "<p>"));
        refused("response", get("/nowhere", null, 404, "application/problem+json", "{}"));
        refused("no such operation", get("/nowhere", null, 500, "application/problem+json", "{\"code\":\"not-found\"}"));
    }

    @Test
    void saysEverythingInOneMessage() {
        AssertionError error = assertThrows(AssertionError.class, () -> ContractFilter.check(CONTRACT, new Exchange("GET",
                "/v1/things/1", "a=1", null, null, 200, Map.of("content-type", List.of("application/json")), "{}")));
        assertTrue(error.getMessage().startsWith("GET /v1/things/1 -> 200 is not as openapi/openapi.yaml says"), error.getMessage());
        assertTrue(error.getMessage().contains("parameter a"), error.getMessage());
    }
}
