package org.maillage.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Scope;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.Homonyms;
import org.maillage.beneficiary.PersonIdentity;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** Which persons the lines of a chunk name by their names and birth dates, and whether those they name otherwise are the same. */
final class WorkerLookups {

    private final Homonyms homonyms;
    private final Map<UUID, PersonIdentity> identities = new HashMap<>();

    /** @param others ids of persons whom the lines name otherwise */
    WorkerLookups(Named named, List<Line> lines, Collection<UUID> others, Scope scope) {
        homonyms = Homonyms.of(lines.stream().map(WorkerLookups::sought).filter(Objects::nonNull).toList(), named.seen(Beneficiary.class, scope));
        if (lines.stream().anyMatch(PersonCells::any)) {
            named.rows("select e.id, e.lastName, e.birthName, e.firstName, e.birthDate from Beneficiary e where e.id in :ids", Beneficiary.class, scope,
                    Map.of("ids", new HashSet<>(others))).forEach(row -> identities.put((UUID) row[0],
                    new PersonIdentity((String) row[1], (String) row[2], (String) row[3], (LocalDate) row[4])));
        }
    }

    /** A last name without a first one is both in one cell. */
    private static Homonyms.Sought sought(Line line) {
        String last = line.text("firstName") == null && line.text(PersonCells.FULL_NAME) == null ? line.text("lastName") : null;
        if (last == null) {
            return PersonCells.sought(line);
        }
        ObjectNode fields = line.fields().deepCopy();
        fields.remove("lastName");
        return PersonCells.sought(line.with(fields.put(PersonCells.FULL_NAME, last)));
    }

    /** Whom the names may be. */
    Set<UUID> found() {
        return homonyms.ids();
    }

    /** The one who fits. @throws Refused when nobody is named, nobody fits, or several do */
    UUID only(Line line) {
        if (!PersonCells.any(line)) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/beneficiaryExternalId", "person-not-named");
        }
        PersonCells.requireBirthDate(line);
        Homonyms.Sought sought = sought(line);
        if (sought == null) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/firstName", "required");
        }
        return only(homonyms, sought, PersonCells.column(line));
    }

    private static UUID only(Homonyms homonyms, Homonyms.Sought sought, String column) {
        UUID only = homonyms.only(sought);
        if (only == null) {
            throw Refused.because(homonyms.count(sought) == 0 ? ImportProblem.PERSON_UNKNOWN : ImportProblem.PERSON_AMBIGUOUS).at("/" + column);
        }
        return only;
    }

    /** Whether the names of a line are those of another person than its identifier's. */
    boolean namesAnother(Line line, UUID person) {
        PersonIdentity known = identities.get(person);
        return PersonCells.any(line) && known != null && PersonCells.exclude(line, known);
    }

    /** @throws Refused 422 {@code identity-conflict} when the names of the line are those of somebody else */
    void require(Line line, UUID person, String column) {
        if (namesAnother(line, person)) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, person.toString()).fault(Refused.In.POINTER, "/" + column, "named-otherwise", person.toString());
        }
    }
}
