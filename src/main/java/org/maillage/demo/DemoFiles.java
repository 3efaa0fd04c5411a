package org.maillage.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The files of {@code demo/}, and the ids of what was loaded by the names that the files give it. */
final class DemoFiles {

    private static final String REFERENCE = "@";

    private final ObjectMapper mapper;
    private final Map<String, UUID> ids = new HashMap<>();

    DemoFiles(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode read(String file) {
        try (InputStream in = DemoFiles.class.getResourceAsStream("/demo/" + file + ".json")) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of what a file holds. */
    List<String> names(String file) {
        List<String> names = new ArrayList<>();
        read(file).fieldNames().forEachRemaining(names::add);
        return names;
    }

    void name(String name, UUID id) {
        ids.put(name, id);
    }

    UUID id(String name) {
        UUID id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("The demo data name " + name + " before it is loaded");
        }
        return id;
    }

    /** A copy in which each {@code "@name"} is the id. */
    JsonNode resolved(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), resolved(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(resolved(element)));
            return copy;
        }
        return node.isTextual() && node.textValue().startsWith(REFERENCE)
                ? TextNode.valueOf(id(node.textValue().substring(REFERENCE.length())).toString()) : node;
    }
}
