package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.employer.Employer;
import org.maillage.employer.EmployerInput;
import org.maillage.employer.EmployerInput.Kind;
import org.maillage.employer.EmployerRegister;
import org.maillage.employer.KindHistory;
import org.maillage.employer.Siret;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Employers, by our id or by their external one; a line without one is known by its SIRET or its other identifier, and then only says who is there. */
@Singleton
class EmployerIntake extends PutIntake<Map<String, UUID>> {

    private static final List<String> TAKEN = List.of("otherIdentifierType", "otherIdentifier", "kind", "kindFrom", "kindUntil");

    /** What every line of an employer says alike; kinds may be several. */
    private static final List<String> SAID_ONCE = List.of("name", "siret", "otherIdentifierType", "otherIdentifier", "sizeClass", "naf", "commune", "email", "phone");

    private final Named named;
    private final Names names;
    private final EmployerRegister employers;
    private final Today today;

    EmployerIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, EmployerRegister employers, Today today) {
        super(mapper, bodies);
        this.named = named;
        this.names = names;
        this.employers = employers;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.EMPLOYERS;
    }

    @Override
    public Class<Employer> entity() {
        return Employer.class;
    }

    @Override
    public Class<EmployerInput> body() {
        return EmployerInput.class;
    }

    @Override
    void requireSame(Line line, Map<String, UUID> bySiret, String source, Scope scope) {
        Employer known = known(line, source, scope);
        if (known != null && another(known, line)) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, known.id.toString()).fault(Refused.In.POINTER,
                    "/" + (line.fields().has(RecordIds.ID) ? RecordIds.ID : "externalId"), "another-employer", known.name,
                    known.siret == null ? EmployerInput.of(known).otherIdentifier().value() : known.siret);
        }
    }

    /** Another legal unit: a SIRET of another SIREN, or another identifier of the same type. */
    private static boolean another(Employer known, Line line) {
        String siret = line.text("siret");
        EmployerInput.OtherIdentifier other = EmployerInput.of(known).otherIdentifier();
        IdentifierText said = otherIdentifier(line);
        return siret != null && known.siret != null && siret.matches(Siret.FORM) && !Siret.siren(siret).equals(Siret.siren(known.siret))
                || other != null && said != null && other.type().name().equals(said.type()) && !other.value().equals(said.value());
    }

    /** The employer that the line is by our id or its external one; null where it has none, or nothing has it. */
    private Employer known(Line line, String source, Scope scope) {
        if (line.fields().has(RecordIds.ID)) {
            return named.own(Employer.class, line, scope);
        }
        ExternalId name = nameOrNull(line, source);
        return name == null ? null : names.find(Employer.class, name, scope);
    }

    @Override
    Map<String, UUID> prepare(List<Line> lines, String source, Scope scope) {
        List<Employer> known = new ArrayList<>(names.lookAhead(Employer.class, names(lines, source), scope));
        known.addAll(named.own(Employer.class, lines, scope));
        Set<String> communes = Named.texts(lines, "commune");
        known.stream().map(employer -> employer.commune).filter(Objects::nonNull).forEach(communes::add);
        Commune.lookAhead(communes, today.get());
        Map<String, UUID> sirets = sirets(named, lines, "siret", scope);
        named.rows("select e.identifierType, e.identifierValue, e.id from Employer e where e.identifierValue in :wanted", Employer.class, scope,
                Map.of("wanted", lines.stream().map(EmployerIntake::otherIdentifier).filter(Objects::nonNull).map(IdentifierText::value).toList()))
                .forEach(row -> sirets.put(new IdentifierText(row[0].toString(), (String) row[1]).key(), (UUID) row[2]));
        named.lookAhead(Employer.class, sirets.values(), scope);
        return sirets;
    }

    /** Another identifier than a SIRET, as a line writes it. */
    private record IdentifierText(String type, String value) {

        /** No SIRET has a colon. */
        String key() {
            return type + ":" + value;
        }
    }

    /** Null where the line says none. */
    private static IdentifierText otherIdentifier(Line line) {
        JsonNode said = line.fields().path("otherIdentifier");
        String value = said.isObject() ? said.path("value").asText() : said.asText();
        String type = said.isObject() ? said.path("type").asText() : line.fields().path("otherIdentifierType").asText();
        return value.isEmpty() || type.isEmpty() ? null : new IdentifierText(type, value);
    }

    /** By what an employer is known that has no external id; null: the line says nothing of the kind. */
    private static String identifier(Line line) {
        IdentifierText other = otherIdentifier(line);
        return line.text("siret") != null ? line.text("siret") : other == null ? null : other.key();
    }

    /** The employers of these SIRET. */
    static Map<String, UUID> sirets(Named named, List<Line> lines, String field, Scope scope) {
        Map<String, UUID> found = new HashMap<>();
        named.rows("select e.siret, e.id from Employer e where e.siret in :sirets", Employer.class, scope, Map.of("sirets", Named.texts(lines, field)))
                .forEach(row -> found.put((String) row[0], (UUID) row[1]));
        return found;
    }

    @Override
    void identify(ObjectNode said, Line line, String source) {
        super.identify(said, line, source);
        if (!said.has("externalIds") && !line.fields().has(RecordIds.ID) && line.text("siret") != null && Named.sourceOf(line, source) != null) {
            ExternalNames.add(said, line, source, line.text("siret"));
        }
    }

    @Override
    List<Statement> statements(Line line, Map<String, UUID> bySiret, String source, Scope scope) {
        ExternalId name = line.fields().has(RecordIds.ID) ? null : nameOrNull(line, source);
        return List.of(name != null ? Statement.of(line, SAID_ONCE, name.source(), name.id())
                : Statement.of(line, SAID_ONCE, line.text(RecordIds.ID), identifier(line)));
    }

    @Override
    Supplier<LineResult> read(Line line, Map<String, UUID> bySiret, String source, Scope scope) {
        UUID there = bySiret.get(identifier(line));
        if (there != null && !ExternalNames.any(line) && !line.fields().has(RecordIds.ID)) {
            return further(line, named.find(Employer.class, there, scope), scope);
        }
        ObjectNode said = without(line, TAKEN);
        identify(said, line, source);
        Employer known = known(line, source, scope);
        ExternalId name = line.fields().has(RecordIds.ID) ? null : ExternalNames.firstOrNull(said);
        EmployerInput before = known == null ? null : EmployerInput.of(known);
        identifier(line, said);
        Line told = kinds(line, before, said, scope);
        EmployerInput input = merged(before, said, EmployerInput.class, scope);
        return () -> result(told, put(name == null ? employers.put(known, input, scope) : employers.put(name, input, scope), bySiret));
    }

    /** One that is known by its SIRET alone stays as it is, but for a kind that it did not have. */
    private Supplier<LineResult> further(Line line, Employer known, Scope scope) {
        ObjectNode said = object();
        EmployerInput before = EmployerInput.of(known);
        Line told = kinds(line, before, said, scope);
        EmployerInput input = merged(before, said, EmployerInput.class, scope);
        return () -> result(told, employers.put(known, input, scope));
    }

    private static Put<Employer> put(Put<Employer> put, Map<String, UUID> bySiret) {
        if (put.outcome() != Outcome.UNCHANGED) {
            bySiret.values().removeIf(put.entity().id::equals);
            EmployerInput.OtherIdentifier other = EmployerInput.of(put.entity()).otherIdentifier();
            bySiret.put(other == null ? put.entity().siret : new IdentifierText(other.type().name(), other.value()).key(), put.entity().id);
        }
        return put;
    }

    private static void identifier(Line line, ObjectNode said) {
        JsonNode value = line.fields().get("otherIdentifier");
        if (value != null && value.isObject()) {
            said.set("otherIdentifier", value);
        } else if (value != null) {
            said.putObject("otherIdentifier").setAll(Map.of("value", value, "type", line.fields().path("otherIdentifierType")));
        }
    }

    /**
     * What the line says of the kind, beside what is known.
     *
     * @return the line, with what is to be told of it
     * @throws Refused 422 {@code kind-dates-required}
     */
    private Line kinds(Line line, EmployerInput before, ObjectNode said, Scope scope) {
        if (!line.fields().has("kind")) {
            return line;
        }
        ObjectNode period = object();
        period.set("kind", line.fields().get("kind"));
        set(period, "from", line.fields().get("kindFrom"));
        set(period, "until", line.fields().get("kindUntil"));
        if (before == null) {
            said.putArray("kinds").add(period);
            return line;
        }
        KindHistory history = KindHistory.with(before.kinds(), read(period, scope));
        said.set("kinds", array(history.kinds()));
        return switch (history.change()) {
            case ENDS_FORMER -> line.warned("kindFrom", "former-kind-ends");
            case OTHER_DAYS -> line.warned("kindFrom", "kind-days-kept");
            default -> line;
        };
    }

    private Kind read(ObjectNode period, Scope scope) {
        try {
            return merged(null, period, Kind.class, scope);
        } catch (Refused e) {
            Refused told = Refused.because(CommonProblem.INVALID_BODY);
            e.faults().forEach(fault -> told.faults().add(new Refused.Fault(fault.in(), "/kinds/0" + fault.where(), fault.code(), fault.text(), fault.args())));
            throw told;
        }
    }
}
