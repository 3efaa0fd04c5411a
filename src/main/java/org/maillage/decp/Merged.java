package org.maillage.decp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;

/** A record and what was published of it before: a publication never takes a modification back by leaving it out. */
final class Merged {

    private static final String MODIFICATIONS = "modifications";

    private Merged() {
    }

    /** {@code fresh} with the modifications of {@code known} that it leaves out, in front. */
    static JsonNode of(JsonNode known, JsonNode fresh) {
        if (!(fresh instanceof ObjectNode) || !known.path(MODIFICATIONS).isArray()) {
            return fresh;
        }
        ObjectNode merged = fresh.deepCopy();
        ArrayNode all = merged.arrayNode();
        known.path(MODIFICATIONS).forEach(one -> {
            if (!has(fresh.path(MODIFICATIONS), number(one))) {
                all.add(one);
            }
        });
        fresh.path(MODIFICATIONS).forEach(all::add);
        merged.set(MODIFICATIONS, all);
        return merged;
    }

    private static boolean has(JsonNode modifications, String number) {
        for (Iterator<JsonNode> each = modifications.elements(); each.hasNext();) {
            if (number(each.next()).equals(number)) {
                return true;
            }
        }
        return false;
    }

    private static String number(JsonNode modification) {
        return Scalars.text(modification.at("/modification/id"));
    }
}
