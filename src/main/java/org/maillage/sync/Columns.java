package org.maillage.sync;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.maillage.access.Projected;

/** The columns of a view: what stands in records inside has a name with a dot, lists are JSON. */
record Columns(List<String> names, ObjectMapper mapper) {

    private static final String INSIDE = ".";

    static Columns of(Class<?> view, BiPredicate<String, String> visible, ObjectMapper mapper) {
        List<String> names = new ArrayList<>();
        add("", view, visible, names);
        return new Columns(List.copyOf(names), mapper);
    }

    private static void add(String prefix, Class<?> view, BiPredicate<String, String> visible, List<String> names) {
        Projected projected = view.getAnnotation(Projected.class);
        for (RecordComponent one : view.getRecordComponents()) {
            boolean shown = !one.getAccessor().isAnnotationPresent(JsonIgnore.class)
                    && (projected == null || visible.test(projected.value(), one.getName()));
            if (shown && one.getType().isRecord()) {
                add(prefix + one.getName() + INSIDE, one.getType(), visible, names);
            } else if (shown) {
                names.add(prefix + one.getName());
            }
        }
    }

    /** In the order of the names; what is not there is null. */
    Object[] values(Object view) {
        JsonNode tree = mapper.valueToTree(view);
        return names.stream().map(name -> cell(tree.at("/" + name.replace(INSIDE, "/")))).toArray();
    }

    private Object cell(JsonNode value) {
        try {
            return value.isMissingNode() || value.isNull() ? null : value.isNumber() ? value.decimalValue()
                    : value.isTextual() ? value.textValue() : mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view cannot be written", e);
        }
    }
}
