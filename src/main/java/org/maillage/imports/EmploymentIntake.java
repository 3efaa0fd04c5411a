package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentInput;
import org.maillage.employment.EmploymentRegister;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;
import org.maillage.web.Versioned;

/** Employments; they name the person by its external id, or names and birth date, and the employers by theirs or by SIRET. */
@Singleton
class EmploymentIntake extends PutIntake<EmploymentIntake.Prepared> {

    private static final List<String> TAKEN = List.of("beneficiaryExternalId", "employerExternalId", "employerSiret", "userEmployerSiret",
            PersonCells.FULL_NAME, "lastName", "firstName", "birthName", "birthDate");

    /** What every line of an employment says alike. */
    private static final List<String> SAID_ONCE = List.of("beneficiaryExternalId", "employerExternalId", "employerSiret", "userEmployerSiret", "mode",
            "contractKind", "rome", "jobTitle", "startOn", "plannedEndOn", "endOn", "weeklyHours", "endReason", "commune");

    /** Who was hired by whom, and when: by this an employment without an identifier is known. */
    record Hire(UUID person, UUID employer, LocalDate startOn) {
    }

    /** Employers by SIRET, persons by their names, employments by who was hired. */
    private static final String SAME_HIRE = "same-hire";

    record Prepared(Map<String, UUID> sirets, WorkerLookups workers, Map<Hire, List<UUID>> hires) {
    }

    private final Named named;
    private final Names names;
    private final Sight sight;
    private final EmploymentRegister employments;
    private final Today today;

    EmploymentIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, Sight sight, EmploymentRegister employments, Today today) {
        super(mapper, bodies);
        this.named = named;
        this.names = names;
        this.sight = sight;
        this.employments = employments;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.EMPLOYMENTS;
    }

    @Override
    public Class<Employment> entity() {
        return Employment.class;
    }

    @Override
    public Class<EmploymentInput> body() {
        return EmploymentInput.class;
    }

    @Override
    Prepared prepare(List<Line> lines, String source, Scope scope) {
        List<Employment> known = new ArrayList<>(names.lookAhead(Employment.class, names(lines, line -> nameOf(line, source)), scope));
        known.addAll(named.own(Employment.class, lines, scope));
        named.lookAhead(Beneficiary.class, lines, source, scope, "beneficiaryExternalId", "beneficiaryId");
        named.lookAhead(Employer.class, lines, source, scope, "employerExternalId", "employerId", "userEmployerId");
        Set<String> communes = Named.texts(lines, "commune");
        known.stream().map(employment -> employment.commune).filter(Objects::nonNull).forEach(communes::add);
        Commune.lookAhead(communes, today.get());
        Map<String, UUID> sirets = new HashMap<>(EmployerIntake.sirets(named, lines, "employerSiret", scope));
        sirets.putAll(EmployerIntake.sirets(named, lines, "userEmployerSiret", scope));
        named.lookAhead(Employer.class, sirets.values(), scope);
        Set<UUID> persons = persons(lines, source, scope);
        WorkerLookups workers = new WorkerLookups(named, lines, persons, scope);
        named.lookAhead(Beneficiary.class, workers.found(), scope);
        persons.addAll(workers.found());
        return new Prepared(sirets, workers, hires(persons, scope));
    }

    private Set<UUID> persons(List<Line> lines, String source, Scope scope) {
        Set<UUID> persons = new HashSet<>();
        for (Line line : lines) {
            try {
                persons.add(id(Beneficiary.class, person(line, source), scope));
            } catch (Refused toldWithTheLine) {
                persons.add(null);
            }
        }
        persons.remove(null);
        return persons;
    }

    private Map<Hire, List<UUID>> hires(Set<UUID> persons, Scope scope) {
        Map<Hire, List<UUID>> hires = new HashMap<>();
        named.rows("select e.beneficiary.id, e.employer.id, e.startOn, e.id from Employment e where e.beneficiary.id in :persons", Employment.class,
                scope, Map.of("persons", persons)).forEach(row -> hires.computeIfAbsent(
                new Hire((UUID) row[0], (UUID) row[1], (LocalDate) row[2]), hire -> new ArrayList<>()).add((UUID) row[3]));
        return hires;
    }

    private static ExternalId nameOf(Line line, String source) {
        ObjectNode said = line.fields().objectNode();
        ExternalNames.into(said, line, source);
        return ExternalNames.firstOrNull(said);
    }

    @Override
    void requireSame(Line line, Prepared prepared, String source, Scope scope) {
        Employment known = identified(line, source, scope);
        UUID person = known == null ? null : id(Beneficiary.class, references(line, prepared, source).get("beneficiaryId"), scope);
        UUID employer = known == null ? null : id(Employer.class, references(line, prepared, source).get("employerId"), scope);
        boolean elsewhere = employer != null && !employer.equals(known.employer.id);
        boolean otherwise = line.text("startOn") != null && known != null && !line.text("startOn").equals(known.startOn.toString());
        if (person != null && !person.equals(known.beneficiary.id) || elsewhere && otherwise) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, known.id.toString()).fault(Refused.In.POINTER,
                    "/" + (line.fields().has(RecordIds.ID) ? RecordIds.ID : "externalId"), "another-employment", known.id.toString(), known.startOn.toString());
        }
    }

    @Override
    boolean corrects() {
        return true;
    }

    @Override
    List<Statement> statements(Line line, Prepared prepared, String source, Scope scope) {
        if (line.fields().has(RecordIds.ID)) {
            return List.of(Statement.of(line, SAID_ONCE, RecordIds.ID, line.text(RecordIds.ID)));
        }
        ExternalId name = nameOf(line, source);
        Hire hire = name == null ? hire(references(line, prepared, source), line, scope) : null;
        return name != null ? List.of(Statement.of(line, SAID_ONCE, name.source(), name.id()))
                : hire == null ? List.of() : List.of(Statement.of(line, SAID_ONCE, hire.person(), hire.employer(), hire.startOn()));
    }

    @Override
    Supplier<LineResult> read(Line line, Prepared prepared, String source, Scope scope) {
        ObjectNode said = without(line, TAKEN);
        identify(said, line, source);
        ObjectNode references = references(line, prepared, source);
        said.setAll(references);
        prepared.workers().require(line, id(Beneficiary.class, references.get("beneficiaryId"), scope), "beneficiaryExternalId");
        Employment identified = identified(line, source, scope);
        Hire hire = ExternalNames.any(line) || identified != null ? null : hire(references, line, scope);
        Employment known = hire == null ? identified : only(prepared.hires().getOrDefault(hire, List.of()), scope);
        ExternalId name = line.fields().has(RecordIds.ID) ? null : ExternalNames.firstOrNull(said);
        EmploymentInput input = merged(known == null ? null : EmploymentInput.of(known), said, EmploymentInput.class, scope);
        Hire begun = hire != null ? hire : identified != null ? null : hire(references, line, scope);
        return () -> {
            Put<Employment> put = name == null ? employments.put(known, input, scope) : employments.put(name, input, scope);
            if (begun == null || put.outcome() != Outcome.CREATED) {
                return result(line, put);
            }
            List<UUID> same = prepared.hires().computeIfAbsent(begun, any -> new ArrayList<>());
            boolean again = !same.isEmpty();
            same.add(put.entity().id);
            return result(again ? line.warned("externalId", SAME_HIRE) : line, put);
        };
    }

    /** The employment that the line is by our id or its external one; null where it has none, or nothing has it. */
    private Employment identified(Line line, String source, Scope scope) {
        if (line.fields().has(RecordIds.ID)) {
            return named.own(Employment.class, line, scope);
        }
        ExternalId name = nameOf(line, source);
        return name == null ? null : names.find(Employment.class, name, scope);
    }

    private Employment only(List<UUID> found, Scope scope) {
        if (found.size() > 1) {
            throw Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).fault(Refused.In.POINTER, "/externalId", "several-hires");
        }
        return found.isEmpty() ? null : sight.find(Employment.class, found.get(0), scope);
    }

    /** Null where it cannot be read, which is refused further on. */
    private Hire hire(ObjectNode references, Line line, Scope scope) {
        try {
            return new Hire(id(Beneficiary.class, references.get("beneficiaryId"), scope), id(Employer.class, references.get("employerId"), scope),
                    line.text("startOn") == null ? null : LocalDate.parse(line.text("startOn")));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whom a line names and by whom that person is employed, as the API takes it; what a known employment is, it need not say. */
    private static ObjectNode references(Line line, Prepared prepared, String source) {
        ObjectNode references = line.fields().objectNode();
        set(references, "beneficiaryId", person(line, source));
        if (!references.has("beneficiaryId") && (PersonCells.any(line) || !line.fields().has(RecordIds.ID) && !ExternalNames.any(line))) {
            references.put("beneficiaryId", prepared.workers().only(line).toString());
        }
        set(references, "employerId", line.fields().get("employerId"));
        set(references, "employerId", reference(line, "employerExternalId", source));
        set(references, "userEmployerId", line.fields().get("userEmployerId"));
        bySiret(line, "employerSiret", prepared.sirets(), references, "employerId");
        bySiret(line, "userEmployerSiret", prepared.sirets(), references, "userEmployerId");
        return references;
    }

    /** Whom the line names by an identifier; null where it names nobody so. */
    private static JsonNode person(Line line, String source) {
        JsonNode external = reference(line, "beneficiaryExternalId", source);
        return external == null ? line.fields().get("beneficiaryId") : external;
    }

    /** The id of what is named, looked up already; null where nothing is named, or it is not seen. */
    private <E extends Versioned & ExternallyNamed> UUID id(Class<E> type, JsonNode said, Scope scope) {
        if (said == null || said.isTextual()) {
            return said == null || !Named.isId(said.textValue()) ? null : UUID.fromString(said.textValue());
        }
        ExternalId name = Named.name(said, null);
        E found = name == null ? null : names.find(type, name, scope);
        return found == null ? null : found.id;
    }

    /** @throws Refused 422 for a SIRET that no employer has */
    static void bySiret(Line line, String field, Map<String, UUID> sirets, ObjectNode said, String into) {
        String siret = line.text(field);
        if (siret == null || said.has(into)) {
            return;
        }
        if (!sirets.containsKey(siret)) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/" + field);
        }
        said.put(into, sirets.get(siret).toString());
    }
}
