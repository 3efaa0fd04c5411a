package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.maillage.employer.EmployerRegister;
import org.maillage.employer.Siret;
import org.maillage.territory.Commune;
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Employers, by our id or by their external one; a line without one is known by its SIRET, and then only says who is there. */
@Singleton
class EmployerIntake extends PutIntake<Map<String, UUID>> {

    private static final List<String> TAKEN = List.of("otherIdentifierType", "otherIdentifier", "kind", "kindFrom", "kindUntil");

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
        String value = line.fields().path("otherIdentifier").path("value").asText(line.fields().path("otherIdentifier").asText());
        String type = line.fields().path("otherIdentifier").path("type").asText(line.fields().path("otherIdentifierType").asText());
        return siret != null && known.siret != null && siret.matches(Siret.FORM) && !Siret.siren(siret).equals(Siret.siren(known.siret))
                || other != null && !value.isEmpty() && other.type().name().equals(type) && !other.value().equals(value);
    }

    /** The employer that the line is by our id or its external one; null where it has none, or nothing has it. */
    private Employer known(Line line, String source, Scope scope) {
        return line.fields().has(RecordIds.ID) ? named.own(Employer.class, line, scope)
                : names.find(Employer.class, name(line, source), scope);
    }

    @Override
    Map<String, UUID> prepare(List<Line> lines, String source, Scope scope) {
        List<Employer> known = new ArrayList<>(names.lookAhead(Employer.class, names(lines, source), scope));
        known.addAll(named.own(Employer.class, lines, scope));
        Set<String> communes = Named.texts(lines, "commune");
        known.stream().map(employer -> employer.commune).filter(Objects::nonNull).forEach(communes::add);
        Commune.lookAhead(communes, today.get());
        return sirets(named, lines, "siret", scope);
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
        if (!said.has("externalIds") && !line.fields().has(RecordIds.ID) && line.text("siret") != null) {
            ExternalNames.add(said, line, source, line.text("siret"));
        }
    }

    @Override
    Supplier<LineResult> read(Line line, Map<String, UUID> bySiret, String source, Scope scope) {
        String siret = line.text("siret");
        if (siret != null && bySiret.containsKey(siret) && !ExternalNames.any(line) && !line.fields().has(RecordIds.ID)) {
            return () -> new LineResult(line, LineStatus.UNCHANGED, bySiret.get(siret));
        }
        ObjectNode said = without(line, TAKEN);
        identify(said, line, source);
        Employer known = known(line, source, scope);
        ExternalId name = line.fields().has(RecordIds.ID) ? null : ExternalNames.first(said);
        EmployerInput before = known == null ? null : EmployerInput.of(known);
        identifier(line, said);
        kinds(line, before, said);
        EmployerInput input = merged(before, said, EmployerInput.class, scope);
        return () -> result(line, put(name == null ? employers.put(known, input, scope) : employers.put(name, input, scope), bySiret));
    }

    private static Put<Employer> put(Put<Employer> put, Map<String, UUID> bySiret) {
        if (put.outcome() != Outcome.UNCHANGED) {
            bySiret.values().removeIf(put.entity().id::equals);
            bySiret.put(put.entity().siret, put.entity().id);
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

    /** A kind that is there already stays with its days; one without days takes the place of another without days. */
    private void kinds(Line line, EmployerInput before, ObjectNode said) {
        JsonNode kind = line.fields().get("kind");
        boolean there = kind != null && before != null && before.kinds().stream().anyMatch(one -> one.kind().name().equals(kind.asText()));
        if (kind == null || there) {
            return;
        }
        ObjectNode period = object();
        period.set("kind", kind);
        set(period, "from", line.fields().get("kindFrom"));
        set(period, "until", line.fields().get("kindUntil"));
        ArrayNode kinds = before == null || period.size() == 1 && before.kinds().size() == 1 ? object().arrayNode() : array(before.kinds());
        said.set("kinds", kinds.add(period));
    }
}
