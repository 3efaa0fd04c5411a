package org.maillage.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.maillage.access.Role;
import org.maillage.testing.Api;
import org.maillage.testing.Contract;
import org.maillage.testing.Contract.Operation;
import org.maillage.testing.Place;

/**
 * Every operation of the contract × every role × bound to the estate or to another one: the status, and exactly the properties
 * that the table of the contract ({@code x-access}) gives.
 */
@QuarkusTest
class AccessMatrixTest {

    private static final Contract CONTRACT = Contract.ours();
    private static final JsonNode TABLE = CONTRACT.access();

    private static Estate ours;
    private static Estate theirs;

    @BeforeEach
    void furnish() {
        if (ours == null) {
            ours = new Estate(Place.freshDepartment());
            theirs = new Estate(Place.freshDepartment());
        }
    }

    @Test
    void everyOperationIsInTheMatrixAndTheReverse() {
        Set<String> operations = CONTRACT.operations().stream().map(AccessMatrixTest::id).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(operations, new TreeSet<>(Cases.ALL.keySet()));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theTableHolds(Role role) {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : CONTRACT.operations()) {
            Case asked = Cases.ALL.get(id(operation));
            if (asked != null) {
                check(operation, asked, role, wrong);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static void check(Operation operation, Case asked, Role role, List<String> wrong) {
        if (!holds(TABLE.path("actions").path(permission(operation)), role)) {
            // any address will do: nothing is looked up for whoever may not call
            Response refused = new Case.Request(operation.method(), operation.path().replaceAll("\\{[^}]*}", ours.person.id()),
                    operation.method().equals("GET") ? null : anyBody(operation), operation.method().equals("POST") ? null : "\"1\"").sentAs(ours.token(role));
            expect(operation + " without the right", 403, refused, wrong);
            return;
        }
        Response inside = asked.request().apply(ours).sentAs(ours.token(role));
        expect(operation + " inside", asked.insider() != null ? asked.insider()
                : succeeds(operation, inside) ? inside.statusCode() : 200, inside, wrong);
        if (inside.statusCode() < 300 && inside.contentType().contains("json")) {
            new Shape(CONTRACT, role.name()).check(operation, inside.statusCode(), json(inside)).forEach(fault -> wrong.add(operation + " " + fault));
            listed(operation, asked, role, json(inside), true, wrong);
        }
        boolean shared = shared(operation, role);
        Response outside = asked.request().apply(ours).sentAs(theirs.token(role));
        expect(operation + " elsewhere", shared && operation.method().equals("GET") && asked.insider() == null ? 200 : asked.stranger().apply(role), outside, wrong);
        if (outside.statusCode() == 200 && outside.contentType().contains("json")) {
            listed(operation, asked, role, json(outside), false, wrong);
        }
    }

    /** An empty one of a kind that the operation takes. */
    private static Object anyBody(Operation operation) {
        JsonNode content = operation.node().path("requestBody").path("content");
        return content.isMissingNode() || content.has("application/json") || content.has("application/merge-patch+json") ? "{}" : new byte[0];
    }

    /** A file of lines is a list of them. */
    private static JsonNode json(Response answer) {
        return answer.contentType().contains("ndjson")
                ? Api.tree("{\"items\":[" + answer.asString().strip().replace("\n", ",") + "]}") : Api.json(answer);
    }

    private static void listed(Operation operation, Case asked, Role role, JsonNode body, boolean expected, List<String> wrong) {
        if (asked.listed() != null && asked.listed().apply(ours) != null && !shared(operation, role)) {
            String id = asked.listed().apply(ours);
            boolean found = StreamSupport.stream(body.path("items").spliterator(), false).anyMatch(item -> item.path("id").asText().equals(id));
            if (found != expected) {
                wrong.add(operation + (expected ? " does not list" : " lists") + " what is bound to the estate");
            }
        }
    }

    private static void expect(String what, int status, Response answer, List<String> wrong) {
        if (answer.statusCode() != status) {
            wrong.add("%s: %d, not %d: %s".formatted(what, answer.statusCode(), status, answer.asString()));
        }
    }

    private static String id(Operation operation) {
        return operation.node().path("operationId").asText();
    }

    private static String permission(Operation operation) {
        return operation.node().path("x-permission").asText();
    }

    private static boolean shared(Operation operation, Role role) {
        return holds(TABLE.path("shared").path(permission(operation).replaceAll(":.*", "")), role);
    }

    private static boolean holds(JsonNode roles, Role role) {
        return StreamSupport.stream(roles.spliterator(), false).anyMatch(one -> one.asText().equals(role.name()));
    }

    /** With a status of success that the operation declares. */
    private static boolean succeeds(Operation operation, Response answer) {
        return answer.statusCode() < 300 && operation.node().path("responses").has(String.valueOf(answer.statusCode()));
    }
}
