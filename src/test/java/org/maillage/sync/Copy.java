package org.maillage.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maillage.testing.Api;

/** What another system keeps of ours: it takes the exports once and then only the feed. */
final class Copy {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final String token;
    private final List<String> types;
    private final Map<String, JsonNode> resources = new TreeMap<>();
    /** All changes that it was told of since it began. */
    final List<JsonNode> changes = new ArrayList<>();
    String cursor;

    private Copy(String token, List<String> types) {
        this.token = token;
        this.types = types;
    }

    /** Begins with the exports of all that a token may read. */
    static Copy of(String token) {
        List<String> types = Arrays.stream(Kind.values()).map(Kind::type)
                .filter(type -> Api.as(token).get("/v1/exports/" + type + "?after=ffffffff-ffff-7fff-bfff-ffffffffffff").statusCode() == 200).toList();
        Copy copy = new Copy(token, types);
        copy.resources.putAll(copy.exported());
        return copy;
    }

    /** All that there is now; the first cursor is kept unless there is one already. */
    Map<String, JsonNode> exported() {
        Map<String, JsonNode> all = new TreeMap<>();
        for (String type : types) {
            Response export = Api.as(token).get("/v1/exports/" + type);
            assertEquals(200, export.statusCode());
            cursor = cursor == null ? export.header("Maillage-Changes-After") : cursor;
            export.asString().lines().filter(line -> !line.isEmpty()).map(Copy::json).forEach(one -> all.put(type + " " + one.path("id").textValue(), one));
        }
        return all;
    }

    /** Reads the feed to its end. @return the changes that came */
    List<JsonNode> follow() {
        List<JsonNode> came = new ArrayList<>();
        JsonNode page;
        do {
            Response answer = Api.as(token).queryParam("after", cursor).queryParam("include", "resource").queryParam("limit", 200).get("/v1/changes");
            assertEquals(200, answer.statusCode(), answer.asString());
            page = Api.json(answer);
            page.path("items").forEach(came::add);
            cursor = page.path("next").textValue();
        } while (page.path("more").booleanValue());
        came.forEach(this::take);
        changes.addAll(came);
        return came;
    }

    private void take(JsonNode change) {
        String key = change.path("type").textValue() + " " + change.path("id").textValue();
        if (change.has("resource")) {
            resources.put(key, change.path("resource"));
        } else {
            resources.remove(key);
        }
    }

    /** After it followed, it holds what a fresh export holds. */
    void assertInStep() {
        follow();
        Map<String, JsonNode> there = exported();
        List<String> wrong = new ArrayList<>();
        there.forEach((key, one) -> {
            if (!one.equals(resources.get(key))) {
                wrong.add(key + " is " + one + ", not " + resources.get(key));
            }
        });
        resources.keySet().stream().filter(key -> !there.containsKey(key)).forEach(key -> wrong.add(key + " is no longer there"));
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong.subList(0, Math.min(10, wrong.size()))));
    }

    boolean holds(String type, String id) {
        return resources.containsKey(type + " " + id);
    }

    static String told(List<JsonNode> changes) {
        return changes.stream().map(change -> change.path("action").textValue() + " " + change.path("type").textValue()).collect(Collectors.joining(", "));
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
