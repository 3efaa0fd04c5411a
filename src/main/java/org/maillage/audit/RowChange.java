package org.maillage.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** All that one transaction did to one row, however many times it wrote it: the first before, the last after. */
final class RowChange {

    private final String resource;
    private final String id;
    private final Map<String, JsonNode> before = new LinkedHashMap<>();
    private final Map<String, JsonNode> after = new LinkedHashMap<>();
    private UUID person;
    private boolean created;
    private boolean deleted;

    RowChange(String resource, String id) {
        this.resource = resource;
        this.id = id;
    }

    String resource() {
        return resource;
    }

    String id() {
        return id;
    }

    UUID person() {
        return person;
    }

    /** The person is known as soon as one of the changes tells it. */
    void about(UUID thePerson) {
        person = person == null ? thePerson : person;
    }

    void create(Map<String, JsonNode> values) {
        created = true;
        after.putAll(values);
    }

    void update(Map<String, JsonNode> old, Map<String, JsonNode> now) {
        old.forEach(before::putIfAbsent);
        after.putAll(now);
    }

    void delete(Map<String, JsonNode> values) {
        deleted = true;
        values.forEach(before::putIfAbsent);
        after.clear();
    }

    AuditAction action() {
        return deleted ? AuditAction.DELETE : created ? AuditAction.CREATE : AuditAction.UPDATE;
    }

    /** The fields that differ in the end, each with {@code before} and {@code after} where there is something. */
    ArrayNode changes(ObjectMapper mapper) {
        Set<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        ArrayNode changes = mapper.createArrayNode();
        for (String field : fields) {
            JsonNode old = created ? NullNode.instance : before.getOrDefault(field, NullNode.instance);
            JsonNode now = deleted ? NullNode.instance : after.getOrDefault(field, NullNode.instance);
            if (!old.equals(now)) {
                ObjectNode change = changes.addObject().put("field", field);
                put(change, "before", old);
                put(change, "after", now);
            }
        }
        return changes;
    }

    private static void put(ObjectNode change, String name, JsonNode value) {
        if (!value.isNull()) {
            change.set(name, value);
        }
    }

    /** Whether nothing is left to tell: made and removed again, or put back as it was. */
    boolean nothing(ArrayNode changes) {
        return created && deleted || !created && !deleted && changes.isEmpty();
    }
}
