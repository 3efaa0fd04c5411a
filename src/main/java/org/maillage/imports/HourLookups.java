package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Period;
import org.maillage.web.Refused;

/** Which employment and which clause the hour lines of a chunk are about, whatever they name them by. */
final class HourLookups {

    /** What lasts from one day to another, both within; the last may be open. */
    private interface Lasting {
        UUID id();

        Period days();
    }

    private record Job(UUID id, UUID employer, Period days) implements Lasting {
    }

    private record Part(UUID id, String lot, Period days) implements Lasting {
    }

    private record Market(UUID id, String buyerSiret) {
    }

    private static final String NAMED_OTHERWISE = "named-otherwise";

    private final String source;
    private final Map<ExternalId, UUID> persons;
    private final WorkerLookups workers;
    private final Map<ExternalId, UUID> employers;
    private final Map<ExternalId, UUID> employments;
    private final Map<ExternalId, UUID> clauses;
    private final Map<String, UUID> sirets = new HashMap<>();
    private final Map<UUID, List<Job>> jobs = new HashMap<>();
    private final Map<String, List<Market>> markets = new HashMap<>();
    private final Map<UUID, List<Part>> parts = new HashMap<>();

    HourLookups(Named named, List<Line> lines, String source, Scope scope) {
        this.source = source;
        persons = named.byExternalId(Beneficiary.class, Named.names(lines, "beneficiaryExternalId", source), scope);
        workers = new WorkerLookups(named, lines, persons.values(), scope);
        Set<UUID> hired = new HashSet<>(persons.values());
        hired.addAll(workers.found());
        employers = externally(named, Employer.class, lines, scope, "employerExternalId");
        employments = externally(named, Employment.class, lines, scope, "employmentExternalId", "employmentId");
        clauses = externally(named, Clause.class, lines, scope, "clauseExternalId", "clauseId");
        named.rows("select e.siret, e.id from Employer e where e.siret in :sirets", Employer.class, scope,
                Map.of("sirets", Named.texts(lines, "employerSiret"))).forEach(row -> sirets.put((String) row[0], (UUID) row[1]));
        named.rows("select e.beneficiary.id, e.id, e.employer.id, e.startOn, e.endOn from Employment e where e.beneficiary.id in :persons",
                Employment.class, scope, Map.of("persons", hired)).forEach(row -> jobs
                .computeIfAbsent((UUID) row[0], key -> new ArrayList<>()).add(new Job((UUID) row[1], (UUID) row[2], new Period((LocalDate) row[3], (LocalDate) row[4]))));
        Set<UUID> contracts = new HashSet<>();
        named.rows("select e.reference, e.id, e.buyer.siret from Contract e where e.reference in :references", Contract.class, scope,
                Map.of("references", Named.texts(lines, "contractReference"))).forEach(row -> {
                    contracts.add((UUID) row[1]);
                    markets.computeIfAbsent((String) row[0], key -> new ArrayList<>()).add(new Market((UUID) row[1], (String) row[2]));
                });
        named.rows("select e.contract.id, e.id, l.number, e.startOn, e.endOn from Clause e left join e.lot l where e.contract.id in :contracts",
                Clause.class, scope, Map.of("contracts", contracts)).forEach(row -> parts.computeIfAbsent((UUID) row[0], key -> new ArrayList<>())
                .add(new Part((UUID) row[1], (String) row[2], new Period((LocalDate) row[3], (LocalDate) row[4]))));
    }

    private Map<ExternalId, UUID> externally(Named named, Class<? extends org.maillage.web.Versioned> entity, List<Line> lines, Scope scope,
                                             String... fields) {
        List<ExternalId> names = Stream.of(fields).flatMap(field -> Named.names(field.endsWith("Id") && !field.endsWith("ExternalId")
                ? lines.stream().filter(line -> line.fields().path(field).isObject()).toList() : lines, field, source).stream()).toList();
        return names.isEmpty() ? Map.of() : named.byExternalId(entity, names, scope);
    }

    /** The id of the employment, as a text. @throws Refused 422 when there is none, or there are several */
    String employment(Line line) {
        JsonNode own = line.fields().path("employmentId");
        if (own.isTextual()) {
            return own.textValue();
        }
        String field = own.isObject() ? "employmentId" : "employmentExternalId";
        if (line.fields().has(field)) {
            return known(employments, line, field).toString();
        }
        UUID person = person(line);
        UUID employer = employer(line);
        List<Job> found = jobs.getOrDefault(person, List.of()).stream().filter(job -> employer == null || job.employer().equals(employer)).toList();
        List<UUID> left = on(line, found);
        if (left.isEmpty()) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).fault(Refused.In.POINTER,
                    "/" + (line.fields().hasNonNull("beneficiaryExternalId") ? "beneficiaryExternalId" : PersonCells.column(line)), "no-employment");
        }
        if (left.size() > 1) {
            throw several(found.stream().filter(job -> left.contains(job.id())).map(Job::employer).distinct().count() > 1, said(line));
        }
        return only(left, "beneficiaryExternalId").toString();
    }

    private static Refused several(boolean employers, boolean days) {
        return Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).fault(Refused.In.POINTER, employers ? "/employerSiret" : "/from",
                employers ? "several-employers" : days ? "days-of-several-employments" : "several-employments");
    }

    private UUID person(Line line) {
        if (!line.fields().hasNonNull("beneficiaryExternalId")) {
            return workers.only(line);
        }
        UUID person = known(persons, line, "beneficiaryExternalId");
        if (line.fields().hasNonNull("birthDate")) {
            workers.require(line, person, "beneficiaryExternalId");
        }
        return person;
    }

    /** Told with a warning: a payslip says the names its own way, and without a birth date they alone do not make another person. */
    Line told(Line line) {
        if (line.refusal() != null || !line.fields().hasNonNull("beneficiaryExternalId") || line.fields().hasNonNull("birthDate")) {
            return line;
        }
        ExternalId name = Named.name(line.fields().path("beneficiaryExternalId"), Named.sourceOf(line, source));
        UUID person = name == null ? null : persons.get(name);
        return person != null && workers.namesAnother(line, person) ? line.warned(PersonCells.column(line), NAMED_OTHERWISE) : line;
    }

    private UUID employer(Line line) {
        if (line.fields().has("employerExternalId")) {
            return known(employers, line, "employerExternalId");
        }
        String siret = line.text("employerSiret");
        if (siret != null && !sirets.containsKey(siret)) {
            throw unknown("employerSiret");
        }
        return siret == null ? null : sirets.get(siret);
    }

    /** Whether the line names an employment, or a person by whom one can be found. */
    static boolean anyEmployment(Line line) {
        return Stream.of("employmentId", "employmentExternalId", "beneficiaryExternalId").anyMatch(line.fields()::hasNonNull) || PersonCells.any(line);
    }

    static boolean anyClause(Line line) {
        return Stream.of("clauseId", "clauseExternalId", "contractReference").anyMatch(line.fields()::hasNonNull);
    }

    /** The id of the clause, as a text. @throws Refused 422 when there is none, or there are several */
    String clause(Line line) {
        JsonNode own = line.fields().path("clauseId");
        if (own.isTextual()) {
            return own.textValue();
        }
        String field = own.isObject() ? "clauseId" : "clauseExternalId";
        if (line.fields().has(field)) {
            return known(clauses, line, field).toString();
        }
        if (line.text("contractReference") == null) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/contractReference", "required");
        }
        String siret = line.text("buyerSiret");
        List<UUID> found = markets.getOrDefault(line.text("contractReference"), List.of()).stream()
                .filter(market -> siret == null || siret.equals(market.buyerSiret())).map(Market::id).toList();
        UUID contract = only(found, "contractReference");
        String lot = line.text("lotNumber");
        List<Part> of = parts.getOrDefault(contract, List.of()).stream().filter(part -> lot == null || LotNumber.same(lot, part.lot())).toList();
        return only(on(line, of), lot == null ? "contractReference" : "lotNumber").toString();
    }

    private UUID known(Map<ExternalId, UUID> found, Line line, String field) {
        JsonNode said = line.fields().path(field);
        if (said.isMissingNode() || said.isNull()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/" + field, "required");
        }
        ExternalId name = Named.name(said, Named.sourceOf(line, source));
        UUID id = name == null ? null : found.get(name);
        if (id == null) {
            throw unknown(field);
        }
        return id;
    }

    /**
     * Those that hold all days of the line; where none does, those that hold some of them; where none does either, all: the rules then say
     * what is wrong with the one that is left.
     */
    private static List<UUID> on(Line line, List<? extends Lasting> all) {
        Period days = days(line);
        List<? extends Lasting> holding = all.stream().filter(one -> days.from() != null && one.days().holds(days.from()) && one.days().holds(days.until()))
                .toList();
        List<? extends Lasting> touching = all.stream().filter(one -> one.days().overlaps(days)).toList();
        List<? extends Lasting> left = !holding.isEmpty() && said(line) ? holding : !touching.isEmpty() ? touching : all;
        return left.stream().map(Lasting::id).distinct().toList();
    }

    /** Whether the line says its days. */
    private static boolean said(Line line) {
        return line.text("from") != null && line.text("to") != null;
    }

    private static UUID only(Collection<UUID> some, String field) {
        if (some.isEmpty()) {
            throw unknown(field);
        }
        if (some.stream().filter(Objects::nonNull).distinct().count() > 1) {
            throw Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).at("/" + field);
        }
        return some.iterator().next();
    }

    private static Refused unknown(String field) {
        return Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/" + field);
    }

    /** The days that a line says, else its month; without bounds where neither can be read, which is refused further on. */
    private static Period days(Line line) {
        try {
            if (said(line)) {
                return new Period(LocalDate.parse(line.text("from")), LocalDate.parse(line.text("to")));
            }
            YearMonth month = line.text("month") == null ? null : YearMonth.parse(line.text("month"));
            return month == null ? new Period(null, null) : new Period(month.atDay(1), month.atEndOfMonth());
        } catch (DateTimeException e) {
            return new Period(null, null);
        }
    }
}
