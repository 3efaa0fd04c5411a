package org.maillage.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a contract. OpenAPI 3.1 schemas are JSON Schema 2020-12, and are used as such, with one thing added: an
 * object has no property but those of its schema, also where the schema does not say so. Formats are asserted, decimals
 * are exact.
 */
public final class Schemas {

    /** The validator's own knows no top-level domain for examples. */
    private static final class Email implements Format {
        @Override
        public String getName() {
            return "email";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return value.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
        }
    }

    static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

    private static final String UNEVALUATED = "unevaluatedProperties";
    private static final String IRI = "https://maillage.invalid/contract";
    private static final Set<String> PARTS = Set.of("allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas");
    private static final Set<String> PLACES = Set.of("properties", "patternProperties", "items", "prefixItems",
            "additionalProperties", "contains");

    private final JsonNode document;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

    /** @param answers whether decimals have all their digits, as in answers, or at most so many, as in requests */
    Schemas(JsonNode document, boolean answers) {
        this.document = document;
        String closed = closedEverywhere(document.deepCopy()).toString();
        JsonMetaSchema words = JsonMetaSchema.builder(JsonMetaSchema.getV202012()).keyword(new Decimals(answers))
                .format(new Email()).build();
        factory = JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(VersionFlag.V202012)).metaSchema(words)
                .schemaLoaders(loaders -> loaders.schemas(Map.of(IRI, closed))).build();
    }

    /**
     * What is wrong with {@code value} by the schema at {@code pointer} of the document. A value that is wrong elsewhere leaves
     * the properties around it unevaluated: that is told only when there is nothing else to tell.
     */
    public List<String> violations(String pointer, JsonNode value) {
        Set<ValidationMessage> all = known.computeIfAbsent(pointer, this::schema).validate(value);
        boolean others = all.stream().anyMatch(message -> !message.getType().equals(UNEVALUATED));
        return all.stream().filter(message -> !others || !message.getType().equals(UNEVALUATED)).map(Object::toString).sorted().toList();
    }

    private JsonSchema schema(String pointer) {
        if (document.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("The contract has nothing at " + pointer);
        }
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return factory.getSchema(SchemaLocation.of(IRI + "#" + pointer.replace("{", "%7B").replace("}", "%7D")), config);
    }

    /** Where {@code pointer} leads when a reference stands there. */
    public String target(String pointer) {
        String reference = document.at(pointer).path("$ref").textValue();
        return reference == null ? pointer : target(reference.substring(1));
    }

    /** The pointers of an operation's parameters by their names, those of its path included. */
    public Map<String, String> parameters(Contract.Operation operation, String in) {
        Map<String, String> found = new TreeMap<>();
        for (String owner : List.of(operation.pointer().substring(0, operation.pointer().lastIndexOf('/')), operation.pointer())) {
            for (int i = 0; i < document.at(owner).path("parameters").size(); i++) {
                String pointer = target(owner + "/parameters/" + i);
                if (document.at(pointer).path("in").asText().equals(in)) {
                    found.put(document.at(pointer).path("name").asText(), pointer);
                }
            }
        }
        return found;
    }

    /** The text of a header or parameter as the value that its schema speaks of; of an array, each value stands by itself. */
    JsonNode scalar(String pointer, String text) {
        JsonNode asText = JSON.getNodeFactory().textNode(text);
        if (document.at(target(pointer)).path("type").asText().equals("array")) {
            return JSON.getNodeFactory().arrayNode().add(asText);
        }
        if (!document.at(target(pointer)).path("type").asText().matches("integer|number|boolean")) {
            return asText;
        }
        JsonNode value = read(text);
        return value.isMissingNode() ? asText : value;
    }

    /** The JSON value of {@code text}, a missing node when it is none. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    /** {@code key} as a step of a JSON pointer. */
    public static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** Closes the schemas below {@code node}, which is no schema itself. */
    private static JsonNode closedEverywhere(JsonNode node) {
        node.properties().forEach(entry -> {
            if (entry.getKey().equals("schema")) {
                close(entry.getValue(), true);
            } else if (entry.getKey().equals("schemas")) {
                entry.getValue().forEach(schema -> close(schema, false));
            } else if (!entry.getKey().startsWith("example")) {
                closedEverywhere(entry.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(Schemas::closedEverywhere);
        }
        return node;
    }

    /**
     * @param whole whether the schema describes a value alone; one that is part of another (allOf) or a component, which may
     *              become such a part, is closed where it is used: unevaluatedProperties sees through references
     */
    private static void close(JsonNode schema, boolean whole) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        if (whole && !object.has("additionalProperties") && !object.has(UNEVALUATED)) {
            object.put(UNEVALUATED, false);
        }
        object.properties().forEach(entry -> {
            boolean part = PARTS.contains(entry.getKey());
            if (part || PLACES.contains(entry.getKey())) {
                closeThose(entry.getKey(), entry.getValue(), !part);
            }
        });
    }

    private static void closeThose(String keyword, JsonNode schemas, boolean whole) {
        if (schemas.isArray() || keyword.equals("properties") || keyword.equals("patternProperties") || keyword.equals("dependentSchemas")) {
            schemas.forEach(schema -> close(schema, whole));
        } else {
            close(schemas, whole);
        }
    }
}
