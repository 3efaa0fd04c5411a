package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
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
 * Lines that are put one by one under their external id. A line says only what stands in it: what it leaves out stays as it is. What the
 * lines name is looked up for all of them together; each is written before the next is read, so that one that is refused can be let go
 * of by itself.
 *
 * @param <P> what was looked up for the lines of a chunk
 */
abstract class PutIntake<P> implements Intake {

    private static final int CHUNK = 50;

    private final ObjectMapper mapper;
    private final Bodies bodies;

    PutIntake(ObjectMapper mapper, Bodies bodies) {
        this.mapper = mapper;
        this.bodies = bodies;
    }

    /** Refused after the first of two records had been written. */
    private static final class Late extends RuntimeException {
        private final transient Refused why;

        Late(Refused why) {
            super(null, why, false, false);
            this.why = why;
        }
    }

    /** What the lines name, looked up together. */
    abstract P prepare(List<Line> lines, String source, Scope scope);

    /**
     * Reads one line; nothing is changed yet.
     *
     * @return what then records it, and may still refuse it
     * @throws Refused when it is not to be recorded
     */
    abstract Supplier<LineResult> read(Line line, P prepared, String source, Scope scope);

    /** Whether {@code identity=correct} is also of earlier lines of the same file. */
    boolean corrects() {
        return false;
    }

    /**
     * Holds a line to the record that is known under its identifier.
     *
     * @throws Refused 422 {@code identity-conflict} when the line is about another one
     */
    void requireSame(Line line, P prepared, String source, Scope scope) {
        // of what has nothing by which one record is told from another
    }

    @Override
    public int chunk() {
        return CHUNK;
    }

    @Override
    public List<LineResult> take(List<Line> lines, ImportRun run, Scope scope) {
        String source = run.source;
        List<LineResult> results = new ArrayList<>(lines.size());
        P prepared = prepare(readable(lines), source, scope);
        Map<Line, List<Statement>> statements = statements(lines, prepared, source, scope);
        Ledger ledger = new Ledger(run.id, statements.values().stream().flatMap(List::stream).toList());
        for (Line line : lines) {
            if (prepared == null) {
                prepared = prepare(readable(lines.subList(results.size(), lines.size())), source, scope);
            }
            try {
                results.add(written(reading(line, prepared, run, scope, ledger, statements.get(line)).get()));
                noted(results.get(results.size() - 1), statements.get(line), ledger);
            } catch (Refused e) {
                results.add(LineResult.refused(line, e));
                prepared = letGo();
            } catch (Late e) {
                results.add(LineResult.refused(line, e.why).withTraces());
                prepared = letGo();
            }
        }
        ledger.write();
        return results;
    }

    private static List<Line> readable(List<Line> lines) {
        return lines.stream().filter(line -> line.refusal() == null).toList();
    }

    private static void noted(LineResult result, List<Statement> statements, Ledger ledger) {
        if (!result.isRefused()) {
            ledger.note(result.line().number(), statements);
        }
    }

    private Map<Line, List<Statement>> statements(List<Line> lines, P prepared, String source, Scope scope) {
        Map<Line, List<Statement>> all = new IdentityHashMap<>();
        for (Line line : lines) {
            try {
                all.put(line, line.refusal() == null ? statements(line, prepared, source, scope) : List.of());
            } catch (Refused toldWithTheLine) {
                all.put(line, List.of());
            }
        }
        return all;
    }

    /**
     * What a line says that other lines of its file may speak of, too.
     *
     * @throws Refused when it is not to be recorded
     */
    List<Statement> statements(Line line, P prepared, String source, Scope scope) {
        return List.of();
    }

    private Supplier<LineResult> reading(Line line, P prepared, ImportRun run, Scope scope, Ledger ledger, List<Statement> statements) {
        try {
            if (line.refusal() != null) {
                return () -> LineResult.refused(line, line.refusal());
            }
            if (!run.identityCorrected) {
                requireSame(line, prepared, run.source, scope);
            }
            if (!run.identityCorrected || !corrects()) {
                ledger.check(statements);
            }
            return read(line, prepared, run.source, scope);
        } catch (Refused e) {
            return () -> LineResult.refused(line, e);
        }
    }

    private static LineResult written(LineResult result) {
        if (result.status() == LineStatus.CREATED || result.status() == LineStatus.CHANGED) {
            ImportRun.flush();
        }
        return result;
    }

    /** What a refused line has changed and not written is forgotten, and all that was looked up with it. */
    private static <T> T letGo() {
        ImportRun.getEntityManager().clear();
        return null;
    }

    /** Does what comes after a record was put: where that is refused, the record may have been written already. */
    static <T> T after(Put<?> put, Supplier<T> next) {
        try {
            return next.get();
        } catch (Refused e) {
            throw put.outcome() == Outcome.UNCHANGED ? e : new Late(e);
        }
    }

    static LineResult result(Line line, Put<? extends Versioned> put) {
        return new LineResult(line, status(put.outcome()), put.entity().id);
    }

    static LineStatus status(Outcome outcome) {
        return LineStatus.valueOf(outcome.name());
    }

    /** The record as it is ({@code null}: there is none yet) with what is said on top of it; references are looked up within {@code scope}. */
    <T> T merged(Object current, ObjectNode said, Class<T> type, Scope scope) {
        ObjectNode body = current == null ? mapper.createObjectNode() : mapper.valueToTree(current);
        body.setAll(said);
        try {
            return bodies.read(body, type, Map.of(Scope.class, scope));
        } catch (ConstraintViolationException e) {
            throw ProblemMappers.invalid(e);
        }
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
        rest.remove(List.of(RecordIds.ID, "externalId", "source", "externalIds"));
        return rest;
    }

    /** Gives the record that a line is its external identifiers. @throws Refused where one has no source */
    void identify(ObjectNode said, Line line, String source) {
        ExternalNames.into(said, line, source);
    }

    /** The name under which a line is put. @throws Refused where it has none */
    ExternalId name(Line line, String source) {
        ObjectNode said = object();
        identify(said, line, source);
        return ExternalNames.first(said);
    }

    /** The name under which a line is put; null where it has none. @throws Refused where one has no source */
    ExternalId nameOrNull(Line line, String source) {
        ObjectNode said = object();
        identify(said, line, source);
        return ExternalNames.firstOrNull(said);
    }

    /** The names of the lines; those of lines that have none are left out. */
    List<ExternalId> names(List<Line> lines, String source) {
        return names(lines, line -> name(line, source));
    }

    static List<ExternalId> names(List<Line> lines, Function<Line, ExternalId> naming) {
        return lines.stream().map(line -> {
            try {
                return naming.apply(line);
            } catch (Refused toldWithTheLine) {
                return null;
            }
        }).filter(Objects::nonNull).toList();
    }

    /** A reference as the API takes it: an id of ours as it is, else the name that another system gives. */
    static JsonNode reference(Line line, String field, String source) {
        JsonNode said = line.fields().get(field);
        if (said == null || said.isObject() || said.isTextual() && Named.isId(said.textValue())) {
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
