package org.maillage.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.maillage.testing.Contract;
import org.maillage.testing.Contract.Operation;

/** That a body has, at every depth, exactly the properties that the table of the contract gives a role. */
final class Shape {

    /** Only where there is something to say, or not in lists. */
    private static final Set<String> SOMETIMES = Set.of("HourEntry.warnings", "Beneficiary.formerHomes", "TerritoryProgress.masked",
            "DepartmentProgress.masked");

    private final JsonNode document;
    private final JsonNode fields;
    private final String role;
    private final List<String> faults = new ArrayList<>();

    Shape(Contract contract, String role) {
        this.document = contract.document();
        this.fields = contract.access().path("fields");
        this.role = role;
    }

    /** What is wrong with an answer. */
    List<String> check(Operation operation, int status, JsonNode body) {
        JsonNode response = resolved(operation.node().path("responses").path(String.valueOf(status)));
        walk("", response.at("/content/application~1json/schema"), body);
        return faults;
    }

    private void walk(String at, JsonNode schema, JsonNode value) {
        String name = schema.path("$ref").asText("").replaceFirst("^#/components/schemas/", "");
        JsonNode whole = resolved(schema);
        if (value.isArray()) {
            value.forEach(item -> walk(at + "/*", whole.path("items"), item));
        } else if (value.isObject() && whole.has("properties")) {
            if (fields.has(name)) {
                exactly(at, name, whole.path("properties"), value);
            }
            value.properties().forEach(property -> walk(at + "/" + property.getKey(), whole.path("properties").path(property.getKey()), property.getValue()));
        } else if (value.isObject()) {
            StreamSupport.stream(whole.path("oneOf").spliterator(), false).filter(one -> one.has("$ref")).findFirst()
                    .ifPresent(one -> walk(at, one, value));
        }
    }

    private void exactly(String at, String name, JsonNode properties, JsonNode value) {
        Set<String> expected = new TreeSet<>();
        boolean whole = StreamSupport.stream(fields.path(name).path("whole").spliterator(), false).anyMatch(one -> one.asText().equals(role));
        if (whole) {
            properties.fieldNames().forEachRemaining(expected::add);
        } else {
            fields.path(name).path(role).forEach(one -> expected.add(one.asText()));
        }
        Set<String> found = new TreeSet<>();
        value.fieldNames().forEachRemaining(found::add);
        expected.removeIf(property -> SOMETIMES.contains(name + "." + property) && !found.contains(property));
        if (!expected.equals(found)) {
            faults.add("%s is a %s with %s, not %s".formatted(at, name, found, expected));
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(document.at(node.path("$ref").asText().substring(1))) : node;
    }
}
