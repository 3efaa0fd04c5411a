package org.maillage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Contract;
import org.maillage.testing.Contract.Operation;
import org.maillage.testing.Schemas;

/** That every example of the contract is what the contract says. */
class ExamplesTest {

    private static final Contract CONTRACT = Contract.ours();

    private final List<String> found = new ArrayList<>();

    @Test
    void everyExampleOfABodyFitsItsSchema() {
        for (Operation operation : CONTRACT.operations()) {
            bodies(operation, operation.pointer() + "/requestBody", CONTRACT.requests());
            operation.node().path("responses").fieldNames().forEachRemaining(
                    status -> bodies(operation, operation.pointer() + "/responses/" + status, CONTRACT.answers()));
        }
        assertEquals("", String.join("\n", found));
    }

    private void bodies(Operation operation, String owner, Schemas schemas) {
        String content = schemas.target(owner) + "/content";
        CONTRACT.document().at(content).fieldNames().forEachRemaining(type -> {
            String media = content + "/" + Schemas.escaped(type);
            JsonNode examples = CONTRACT.document().at(media + "/examples");
            if (examples.isEmpty()) {
                found.add(operation + " has no example of " + media);
            }
            examples.fieldNames().forEachRemaining(name -> {
                String example = schemas.target(media + "/examples/" + Schemas.escaped(name)) + "/value";
                fits(schemas, media + "/schema", example);
                status(owner, type, example);
            });
        });
    }

    private void status(String response, String type, String example) {
        String status = CONTRACT.document().at(example).path("status").asText();
        if (type.equals("application/problem+json") && !response.endsWith("/" + status)) {
            found.add(response + " has an example with the status " + status);
        }
    }

    private void fits(Schemas schemas, String schema, String example) {
        assertFalse(CONTRACT.document().at(example).isMissingNode(), example);
        schemas.violations(schema, CONTRACT.document().at(example)).forEach(message -> found.add(example + " for " + schema + ": " + message));
    }

    @Test
    void everyExampleOfASchemaFitsIt() {
        walk(CONTRACT.document().at("/components/schemas"), "/components/schemas");
        walk(CONTRACT.document().at("/components/headers"), "/components/headers");
        assertEquals("", String.join("\n", found));
    }

    private void walk(JsonNode node, String pointer) {
        if (node.path("examples").isArray()) {
            for (int i = 0; i < node.path("examples").size(); i++) {
                fits(CONTRACT.requests(), pointer, pointer + "/examples/" + i);
            }
        }
        node.fieldNames().forEachRemaining(name -> walk(node.get(name), pointer + "/" + Schemas.escaped(name)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), pointer + "/" + i);
        }
    }
}
