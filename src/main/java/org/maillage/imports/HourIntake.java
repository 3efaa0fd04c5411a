package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Scope;
import org.maillage.hours.BulkDeclaration;
import org.maillage.hours.Counting;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourEntryInput;
import org.maillage.hours.HourEntryViews;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ProblemMappers;
import org.maillage.web.Refused;

/** Hour lines: declared many at a time. A line with our id is the entry that it names; what it says otherwise is a correction. */
@ApplicationScoped
class HourIntake implements Intake {

    private static final int CHUNK = BulkDeclaration.MOST_LINES;
    private static final List<String> SAME = List.of("month", "from", "to", "kind", "hours", "commune", "overrideReason");
    /** What names something else, and is no part of the declaration itself. */
    private static final Set<String> NAMING = Set.of(RecordIds.ID, "externalId", "source", "externalIds", "beneficiaryExternalId", "employerExternalId",
            "employerSiret", "employmentExternalId", "employmentId", "clauseExternalId", "clauseId", "contractReference", "buyerSiret", "lotNumber",
            "fullName", "lastName", "firstName", "birthName", "birthDate");
    /** Told of an entry that another one has replaced: it is passed over. */
    private static final String REPLACED = "entry-replaced";

    private final Named named;
    private final Bodies bodies;
    private final BulkDeclaration bulk;
    private final ObjectMapper mapper;

    HourIntake(Named named, Bodies bodies, BulkDeclaration bulk, ObjectMapper mapper) {
        this.named = named;
        this.bodies = bodies;
        this.bulk = bulk;
        this.mapper = mapper;
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
    public Class<HourEntry> entity() {
        return HourEntry.class;
    }

    @Override
    public Class<HourEntryInput> body() {
        return HourEntryInput.class;
    }

    @Override
    public List<LineResult> take(List<Line> lines, ImportRun run, Scope scope) {
        HourLookups lookups = new HourLookups(named, lines, run.source, scope);
        Map<UUID, HourEntry> own = named.own(HourEntry.class, lines, scope).stream().collect(Collectors.toMap(entry -> entry.id, entry -> entry));
        List<BulkDeclaration.Line> read = lines.stream().map(line -> declared(line, lookups, own, run.source)).toList();
        List<BulkDeclaration.Line> declared = onceEach(run.identityCorrected ? read : new EntryIdentities(named, read, scope).held(read), run.id);
        Set<UUID> replaced = own.values().stream().filter(entry -> entry.correctedById != null).map(entry -> entry.id).collect(Collectors.toSet());
        Map<Integer, BulkDeclaration.Result> results = new HashMap<>();
        Map<Boolean, List<BulkDeclaration.Line>> known = declared.stream().collect(Collectors.partitioningBy(line -> line.entry() != null));
        bulk.declare(known.get(false), scope).forEach(result -> results.put(result.number(), result));
        known.get(true).forEach(line -> results.put(line.number(), bulk.declareAgain(line, scope)));
        return lines.stream().map(line -> result(told(lookups.told(line), entry(line, own), replaced), results.get(line.number()))).toList();
    }

    private static Line told(Line line, HourEntry entry, Set<UUID> replaced) {
        return entry != null && replaced.contains(entry.id) ? line.warned(RecordIds.ID, REPLACED) : line;
    }

    private static HourEntry entry(Line line, Map<UUID, HourEntry> own) {
        return line.text(RecordIds.ID) == null || !Named.isId(line.text(RecordIds.ID)) ? null : own.get(UUID.fromString(line.text(RecordIds.ID)));
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

    /** Lines that have numbers of their own are told from each other by them; whether the days may be declared twice is for the rules to say. */
    private static BulkDeclaration.Line once(BulkDeclaration.Line line, Ledger ledger) {
        try {
            List<Statement> statements = statements(line);
            boolean numbered = statements.size() > 1;
            ledger.check(numbered ? statements.subList(1, statements.size()) : statements);
            ledger.note(line.number(), statements);
            return line;
        } catch (Refused e) {
            return new BulkDeclaration.Line(line.number(), null, e);
        }
    }

    /** The days first, then the numbers. */
    private static List<Statement> statements(BulkDeclaration.Line line) {
        if (line.input() == null) {
            return List.of();
        }
        if (line.entry() != null) {
            return List.of(Statement.once(RecordIds.ID, RecordIds.ID, line.entry().id));
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
                : new LineResult(result.outside() ? line.warned("commune", HourEntryViews.PLACE_OUTSIDE) : line,
                        PutIntake.status(result.outcome()), result.id());
    }

    private BulkDeclaration.Line declared(Line line, HourLookups lookups, Map<UUID, HourEntry> own, String source) {
        try {
            return new BulkDeclaration.Line(line.number(), input(line, lookups, own, source), null, entry(line, own));
        } catch (ConstraintViolationException e) {
            return new BulkDeclaration.Line(line.number(), null, ProblemMappers.invalid(e));
        } catch (Refused e) {
            return new BulkDeclaration.Line(line.number(), null, e);
        }
    }

    private HourEntryInput input(Line line, HourLookups lookups, Map<UUID, HourEntry> own, String source) {
        if (line.refusal() != null) {
            throw line.refusal();
        }
        HourEntry entry = entry(line, own);
        if (line.fields().has(RecordIds.ID) && entry == null) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/" + RecordIds.ID);
        }
        ObjectNode body = entry == null ? line.fields().objectNode() : mapper.valueToTree(HourEntryInput.of(entry));
        // what has no name here is handed on, and refused as the API refuses it
        line.fields().properties().stream().filter(field -> SAME.contains(field.getKey()) || !NAMING.contains(field.getKey()))
                .forEach(field -> body.set(field.getKey(), field.getValue()));
        if (entry == null || HourLookups.anyEmployment(line)) {
            body.put("employmentId", lookups.employment(line));
        }
        if (entry == null || HourLookups.anyClause(line)) {
            body.put("clauseId", lookups.clause(line));
        }
        ExternalNames.into(body, line, source);
        return bodies.read((JsonNode) body, HourEntryInput.class);
    }
}
