package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.access.Scope;
import org.maillage.audit.OfPerson;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Bodies;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/**
 * Records of persons that no other system names: a line names the person, and means the record by our id or by what tells it from the
 * others of that person.
 *
 * @param <E> the record
 * @param <P> what was looked up for the lines of a chunk
 */
abstract class PersonIntake<E extends Versioned & OfPerson, P> extends PutIntake<P> {

    private static final String OURS = "beneficiaryId";
    private static final String THEIRS = "beneficiaryExternalId";

    private final Named named;

    PersonIntake(ObjectMapper mapper, Bodies bodies, Named named) {
        super(mapper, bodies);
        this.named = named;
    }

    /**
     * The persons of the lines of a chunk.
     *
     * @param ids     of them all
     * @param workers those that are named by their names
     */
    record Persons(Set<UUID> ids, WorkerLookups workers) {
    }

    /** The persons that the lines name, and those of {@code known}, looked up together. */
    Persons persons(List<Line> lines, Map<UUID, E> known, String source, Scope scope) {
        named.lookAhead(Beneficiary.class, lines, source, scope, THEIRS, OURS);
        Set<UUID> ids = new TreeSet<>(known.values().stream().map(OfPerson::personOf).toList());
        lines.stream().filter(PersonIntake::identified).forEach(line -> {
            try {
                ids.add(named.one(Beneficiary.class, line, THEIRS, OURS, source, scope).id);
            } catch (Refused toldWithTheLine) {
                // it names nobody
            }
        });
        WorkerLookups workers = new WorkerLookups(named, lines, Set.copyOf(ids), scope);
        ids.addAll(workers.found());
        named.lookAhead(Beneficiary.class, ids, scope);
        return new Persons(ids, workers);
    }

    private static boolean identified(Line line) {
        return line.fields().hasNonNull(THEIRS) || line.fields().hasNonNull(OURS);
    }

    /** The record that the line names by our id; null: it names none. @throws Refused 422 where it is not seen */
    E known(Line line, Map<UUID, E> byId, Scope scope) {
        String id = line.text(RecordIds.ID);
        if (id == null) {
            return null;
        }
        E known = Named.isId(id) ? byId.get(UUID.fromString(id)) : null;
        if (known == null || named.find(Beneficiary.class, known.personOf(), scope) == null) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/" + RecordIds.ID);
        }
        return known;
    }

    /**
     * Whose record it is.
     *
     * @param known the record, whose person it is where the line names none; null: the line has to name one
     * @throws Refused where it names none, nobody is named so, several are, or somebody else than whose the record is
     */
    Beneficiary person(Line line, E known, Persons persons, String source, Scope scope) {
        if (known != null && !identified(line) && !PersonCells.any(line)) {
            return named.find(Beneficiary.class, known.personOf(), scope);
        }
        Beneficiary person = identified(line) ? named.one(Beneficiary.class, line, THEIRS, OURS, source, scope)
                : named.find(Beneficiary.class, persons.workers().only(line), scope);
        persons.workers().require(line, person.id, THEIRS);
        if (known != null && !known.personOf().equals(person.id)) {
            throw Refused.because(CommonProblem.IMMUTABLE_FIELD).at("/" + THEIRS);
        }
        return person;
    }

    /** The fields of the line but those that say whose record it is and those that are {@code taken} in another way. */
    static ObjectNode said(Line line, List<String> taken) {
        ObjectNode said = without(line, taken);
        said.remove(PersonCells.FIELDS);
        return said.remove(List.of(THEIRS, OURS));
    }
}
