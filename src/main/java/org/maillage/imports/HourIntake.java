package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.maillage.access.Scope;
import org.maillage.hours.BulkDeclaration;
import org.maillage.hours.Counting;
import org.maillage.hours.HourEntryInput;
import org.maillage.web.Bodies;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Refused;

/** Hour lines: declared many at a time. */
@ApplicationScoped
class HourIntake implements Intake {

    private static final int CHUNK = BulkDeclaration.MOST_LINES;
    private static final List<String> SAME = List.of("month", "from", "to", "kind", "hours", "commune", "overrideReason");
    /** What names something else, and is no part of the declaration itself. */
    private static final Set<String> NAMING = Set.of("externalId", "source", "externalIds", "beneficiaryExternalId", "employerExternalId",
            "employerSiret", "employmentExternalId", "employmentId", "clauseExternalId", "clauseId", "contractReference", "buyerSiret", "lotNumber");

    private final Named named;
    private final Bodies bodies;
    private final BulkDeclaration bulk;

    HourIntake(Named named, Bodies bodies, BulkDeclaration bulk) {
        this.named = named;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.HOUR_ENTRIES;
    }

    @Override
    public int chunk() {
        return CHUNK;
    }

    @Override
    public List<LineResult> take(List<Line> lines, ImportRun run, Scope scope) {
        HourLookups lookups = new HourLookups(named, lines, run.source, scope);
        List<BulkDeclaration.Line> declared = onceEach(lines.stream().map(line -> declared(line, lookups, run.source)).toList(), run.id);
        List<BulkDeclaration.Result> results = bulk.declare(declared, scope);
        return IntStream.range(0, lines.size()).mapToObj(i -> result(lines.get(i), results.get(i))).toList();
    }

    /**
     * The lines, those refused that declare once more what an earlier line of the file declares, the same hours or others: a payslip that was
     * copied twice. A file that is sent again is another file.
     */
    private static List<BulkDeclaration.Line> onceEach(List<BulkDeclaration.Line> lines, UUID run) {
        Ledger ledger = new Ledger(run, lines.stream().flatMap(line -> statements(line).stream()).toList());
        List<BulkDeclaration.Line> once = lines.stream().map(line -> once(line, ledger)).toList();
        ledger.write();
        return once;
    }

    private static BulkDeclaration.Line once(BulkDeclaration.Line line, Ledger ledger) {
        try {
            ledger.check(statements(line));
            ledger.note(line.number(), statements(line));
            return line;
        } catch (Refused e) {
            return new BulkDeclaration.Line(line.number(), null, e);
        }
    }

    private static List<Statement> statements(BulkDeclaration.Line line) {
        if (line.input() == null) {
            return List.of();
        }
        HourEntryInput input = line.input();
        Counting.Days days = input.days();
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.once("month", "days", input.employmentId(), input.clauseId(), input.kindOrWork(), days.first(), days.last()));
        input.externalIdsOrNone().forEach(name -> statements.add(Statement.once("externalId", "name", name.source(), name.id())));
        return statements;
    }

    private static LineResult result(Line line, BulkDeclaration.Result result) {
        return result.refusal() != null ? LineResult.refused(line, result.refusal())
                : new LineResult(line, PutIntake.status(result.outcome()), result.id());
    }

    private BulkDeclaration.Line declared(Line line, HourLookups lookups, String source) {
        try {
            return new BulkDeclaration.Line(line.number(), input(line, lookups, source), null);
        } catch (ConstraintViolationException e) {
            return new BulkDeclaration.Line(line.number(), null, ProblemMappers.invalid(e));
        } catch (Refused e) {
            return new BulkDeclaration.Line(line.number(), null, e);
        }
    }

    private HourEntryInput input(Line line, HourLookups lookups, String source) {
        if (line.refusal() != null) {
            throw line.refusal();
        }
        ObjectNode body = line.fields().objectNode();
        // what has no name here is handed on, and refused as the API refuses it
        line.fields().properties().stream().filter(field -> SAME.contains(field.getKey()) || !NAMING.contains(field.getKey()))
                .forEach(field -> body.set(field.getKey(), field.getValue()));
        body.put("employmentId", lookups.employment(line)).put("clauseId", lookups.clause(line));
        ExternalNames.into(body, line, source);
        return bodies.read((JsonNode) body, HourEntryInput.class);
    }
}
