package org.maillage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Api;
import org.maillage.testing.Contract;
import org.maillage.testing.Contract.Operation;
import org.maillage.testing.Fields;
import org.maillage.testing.Made;
import org.maillage.testing.World;
import org.maillage.testing.World.MadeContract;

/** That every operation knows the query parameters of the contract and no others: it lists them when it is asked for another. */
@QuarkusTest
class QueryParametersTest {

    private static final Contract CONTRACT = Contract.ours();

    private static String inContract(Operation operation) {
        String names = String.join(", ", CONTRACT.requests().parameters(operation, "query").keySet());
        return "Unknown parameter; known: %s.".formatted(names.isEmpty() ? "–" : names);
    }

    private static String known(Operation operation, String address) {
        boolean audit = operation.node().path("x-permission").asText().startsWith("audit:");
        RequestSpecification request = (audit ? Api.auditor() : Api.admin()).header("Accept-Language", "en");
        operation.node().at("/requestBody/content").fieldNames().forEachRemaining(type -> request.contentType(type).body("[]"));
        Response answer = request.request(operation.method(), address + "?unbekannt=1");
        return answer.statusCode() == 400 ? answer.path("errors[0].detail") : answer.statusLine();
    }

    /** Addresses at which there is something. */
    private static String address(String path, Map<String, String> ids) {
        String collection = path.replaceAll("^/v1/([a-z-]+).*", "$1");
        return path.replace("{id}", ids.getOrDefault(collection, "0161f57f-0dc0-7b01-8c00-0000000000b1"))
                .replace("{code}", collection.equals("departments") ? "79" : "NIORTAIS").replace("{insee}", "79191")
                .replace("{name}", "role").replace("{number}", "1").replaceAll("\\{[a-zA-Z]+}", "0161f57f-0dc0-7b01-8c00-0000000000b2");
    }

    @Test
    void everyOperationKnowsThoseOfTheContract() {
        MadeContract contract = World.contract().withClause(World.hours("700")).made();
        Made person = World.person().made();
        Map<String, String> ids = Map.of("contracts", contract.id(), "clauses", contract.clause().id(), "beneficiaries", person.id(),
                "webhooks", Api.made("/v1/webhooks", Fields.of("url", "https://127.0.0.9:1/")).id());
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        for (Operation operation : CONTRACT.operations()) {
            expected.put(operation.toString(), inContract(operation));
            found.put(operation.toString(), known(operation, address(operation.path(), ids)));
        }
        assertEquals(expected.toString().replace("., ", ".\n"), found.toString().replace("., ", ".\n"));
    }
}
