package org.maillage.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.employer.Employer;
import org.maillage.employer.EmployerInput;
import org.maillage.employer.EmployerRegister;
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;

/** Employers, by their external id; a line without one is known by its SIRET, and then only says who is there. */
@Singleton
class EmployerIntake extends PutIntake<Map<String, UUID>> {

    private static final List<String> TAKEN = List.of("otherIdentifierType", "otherIdentifier", "kind", "kindFrom", "kindUntil");

    private final Named named;
    private final Names names;
    private final EmployerRegister employers;

    EmployerIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, EmployerRegister employers) {
        super(mapper, bodies);
        this.named = named;
        this.names = names;
        this.employers = employers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.EMPLOYERS;
    }

    @Override
    Map<String, UUID> prepare(List<Line> lines, String source, Scope scope) {
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
    LineResult put(Line line, Map<String, UUID> bySiret, String source, Scope scope) {
        ObjectNode said = without(line, TAKEN);
        ExternalNames.into(said, line, source);
        String siret = line.text("siret");
        if (!said.has("externalIds") && siret != null) {
            if (bySiret.containsKey(siret)) {
                return new LineResult(line, LineStatus.UNCHANGED, bySiret.get(siret), null);
            }
            ExternalNames.add(said, line, source, siret);
        }
        ExternalId name = ExternalNames.first(said);
        Employer known = names.find(Employer.class, name, scope);
        EmployerInput before = known == null ? null : EmployerInput.of(known);
        identifier(line, said);
        kinds(line, before, said);
        return result(line, employers.put(name, merged(before, said, EmployerInput.class, scope), scope));
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
