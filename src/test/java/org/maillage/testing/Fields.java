package org.maillage.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON object under construction. Each method gives a new one, so that a valid body can be varied many times. */
public final class Fields extends LinkedHashMap<String, Object> {

    private Fields(Map<String, Object> fields) {
        super(fields);
    }

    /** @param pairs name, value, name, value …; a value may be null */
    public static Fields of(Object... pairs) {
        Fields fields = new Fields(Map.of());
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    public Fields with(String name, Object value) {
        Fields changed = new Fields(this);
        changed.put(name, value);
        return changed;
    }

    public Fields without(String name) {
        Fields changed = new Fields(this);
        changed.remove(name);
        return changed;
    }

    /** With one more element at the end of the array {@code name}. */
    public Fields plus(String name, Object element) {
        List<Object> all = new java.util.ArrayList<>((List<?>) getOrDefault(name, List.of()));
        all.add(element);
        return with(name, all);
    }
}
