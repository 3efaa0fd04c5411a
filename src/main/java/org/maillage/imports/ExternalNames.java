package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Refused;

/** The external identifiers of the record that a line is. */
final class ExternalNames {

    private ExternalNames() {
    }

    /** Writes what the line says as {@code externalIds}, the way the API takes it. */
    static void into(ObjectNode body, Line line, String source) {
        JsonNode given = line.fields().path("externalIds");
        ArrayNode ids = given instanceof ArrayNode array ? array.deepCopy() : body.arrayNode();
        if (line.fields().has("externalId")) {
            String of = Named.sourceOf(line, source);
            if (of == null) {
                throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/source", "required");
            }
            ids.insertObject(0).put("source", of).set("id", line.fields().get("externalId"));
        }
        if (!ids.isEmpty()) {
            body.set("externalIds", ids);
        }
    }

    /** Whether the line says any. */
    static boolean any(Line line) {
        return line.fields().has("externalId") || line.fields().path("externalIds") instanceof ArrayNode ids && !ids.isEmpty();
    }

    /** Gives a record without any a name that is its own in another way. */
    static void add(ObjectNode body, Line line, String source, String id) {
        String of = Named.sourceOf(line, source);
        if (of == null) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/externalId", "required");
        }
        body.putArray("externalIds").addObject().put("source", of).put("id", id);
    }

    /** The first of them; null where there are none. */
    static ExternalId firstOrNull(JsonNode body) {
        return body.path("externalIds").isEmpty() ? null : first(body);
    }

    /** The first of them. @throws Refused 400 where there is none: sent again, the line would make another record */
    static ExternalId first(JsonNode body) {
        JsonNode first = body.path("externalIds").path(0);
        if (!first.path("source").isTextual() || !first.path("id").isTextual()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/externalId", "required");
        }
        return new ExternalId(first.path("source").textValue(), first.path("id").textValue());
    }
}
