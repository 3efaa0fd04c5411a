package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.maillage.access.Scope;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/**
 * Lines that are put one by one under their external id. A line says only what stands in it: what it leaves out stays as it is.
 *
 * @param <P> what was looked up for all lines of a chunk at once
 */
abstract class PutIntake<P> implements Intake {

    private static final int CHUNK = 50;

    private final ObjectMapper mapper;
    private final Bodies bodies;

    PutIntake(ObjectMapper mapper, Bodies bodies) {
        this.mapper = mapper;
        this.bodies = bodies;
    }

    /** What the lines name, looked up together. */
    abstract P prepare(List<Line> lines, String source, Scope scope);

    /** Records one line. @throws Refused when it cannot be done */
    abstract LineResult put(Line line, P prepared, String source, Scope scope);

    @Override
    public int chunk() {
        return CHUNK;
    }

    @Override
    public boolean leavesTraces() {
        return true;
    }

    @Override
    public List<LineResult> take(List<Line> lines, String source, Scope scope) {
        P prepared = prepare(lines.stream().filter(line -> line.refusal() == null).toList(), source, scope);
        List<LineResult> results = new ArrayList<>(lines.size());
        lines.forEach(line -> results.add(attempt(line, prepared, source, scope)));
        ImportRun.flush();
        return results;
    }

    private LineResult attempt(Line line, P prepared, String source, Scope scope) {
        if (line.refusal() != null) {
            return LineResult.refused(line, line.refusal());
        }
        try {
            return put(line, prepared, source, scope);
        } catch (ConstraintViolationException e) {
            return refused(line, ProblemMappers.invalid(e));
        } catch (Refused e) {
            return refused(line, e);
        }
    }

    /** What was changed and not yet written is let go of. */
    private static LineResult refused(Line line, Refused why) {
        ImportRun.getEntityManager().clear();
        return LineResult.refused(line, why);
    }

    static LineResult result(Line line, Put<? extends Versioned> put) {
        return new LineResult(line, status(put.outcome()), put.entity().id, null);
    }

    static LineStatus status(Outcome outcome) {
        return LineStatus.valueOf(outcome.name());
    }

    /** The record as it is ({@code null}: there is none yet) with what is said on top of it; references are looked up within {@code scope}. */
    <T> T merged(Object current, ObjectNode said, Class<T> type, Scope scope) {
        ObjectNode body = current == null ? mapper.createObjectNode() : mapper.valueToTree(current);
        body.setAll(said);
        return bodies.read(body, type, Map.of(Scope.class, scope));
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** The elements of an array as it is. */
    ArrayNode array(List<?> elements) {
        ArrayNode array = mapper.createArrayNode();
        elements.forEach(element -> array.add((JsonNode) mapper.valueToTree(element)));
        return array;
    }

    /** The fields of the line but those that are {@code taken} in another way; names that are not known are refused further on. */
    static ObjectNode without(Line line, List<String> taken) {
        ObjectNode rest = line.fields().deepCopy();
        rest.remove(taken);
        rest.remove(List.of("externalId", "source", "externalIds"));
        return rest;
    }

    /** A reference as the API takes it: an id of ours as it is, else the name that another system gives. */
    static JsonNode reference(Line line, String field, String source) {
        JsonNode said = line.fields().get(field);
        if (said == null || said.isObject() || said.isTextual() && said.textValue().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return said;
        }
        ExternalId name = Named.name(said, Named.sourceOf(line, source));
        if (name == null) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/source", "required");
        }
        return line.fields().objectNode().put("source", name.source()).put("id", name.id());
    }

    /** Sets a field where there is something to set. */
    static void set(ObjectNode body, String field, JsonNode value) {
        if (value != null) {
            body.set(field, value);
        }
    }
}
