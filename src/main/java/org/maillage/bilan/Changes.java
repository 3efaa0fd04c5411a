package org.maillage.bilan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs between two balances, value by value. Items of a list are compared with those of the same key, wherever they stand: the
 * order, which follows the hours, is no difference.
 */
final class Changes {

    /** What is another in each balance by its nature. */
    private static final Set<String> OWN = Set.of("number", "issuedAt", "previousSha256", "changes");

    private record Value(String part, String item, String field, JsonNode value) {
    }

    private Changes() {
    }

    /** The differences in the order of the later balance; what it has no more comes last. */
    static List<Change> between(JsonNode before, JsonNode after) {
        Map<String, Value> old = values(before);
        Map<String, Value> now = values(after);
        Set<String> paths = new LinkedHashSet<>(now.keySet());
        paths.addAll(old.keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            Value any = now.getOrDefault(path, old.get(path));
            JsonNode was = old.containsKey(path) ? old.get(path).value : NullNode.instance;
            JsonNode is = now.containsKey(path) ? now.get(path).value : NullNode.instance;
            if (!was.equals(is)) {
                changes.add(new Change(path, any.part, any.item, any.field, was, is));
            }
        }
        return changes;
    }

    private static Map<String, Value> values(JsonNode balance) {
        Map<String, Value> values = new LinkedHashMap<>();
        balance.properties().stream().filter(one -> !OWN.contains(one.getKey()))
                .forEach(one -> collect("/" + one.getKey(), null, null, one.getKey(), one.getValue(), values));
        return values;
    }

    private static void collect(String path, String part, String item, String field, JsonNode node, Map<String, Value> values) {
        if (node.isObject()) {
            node.properties().forEach(one -> collect(path + "/" + one.getKey(), part, item, one.getKey(), one.getValue(), values));
        } else if (node.isArray()) {
            node.forEach(one -> collect(path + "/" + key(one), field, label(one), field, one, values));
        } else {
            values.put(path, new Value(part, item, field, node));
        }
    }

    /** By what an item of a list is the same in both balances. */
    private static String key(JsonNode item) {
        return Stream.of(item.path("month"), item.path("code"), item.path("kind"), item.path("milestone"),
                item.path("clauseId"), item.path("commitmentId"),
                item.at("/clause/id")).filter(JsonNode::isTextual).map(JsonNode::textValue).collect(Collectors.joining(":"));
    }

    /** An item as people know it. */
    private static String label(JsonNode item) {
        JsonNode clause = item.path("clause");
        if (clause.isObject()) {
            return clause.path("lotNumber").isTextual() ? clause.path("lotNumber").textValue() : clause.path("title").textValue();
        }
        return item.at("/employer/name").isTextual() ? item.at("/employer/name").textValue()
                : Stream.of(item.path("month"), item.path("code"), item.path("kind"), item.path("milestone")).filter(JsonNode::isTextual)
                        .map(JsonNode::textValue).findFirst().orElse(null);
    }
}
