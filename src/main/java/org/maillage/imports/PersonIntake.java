package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.access.Scope;
import org.maillage.audit.OfPerson;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.PersonIdentity;
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
    /** The columns that say which record and which person it is. */
    static final List<String> NAMING = Stream.concat(Stream.of("id", THEIRS, OURS), PersonCells.FIELDS.stream()).toList();

    private final Named named;

    PersonIntake(ObjectMapper mapper, Bodies bodies, Named named) {
        super(mapper, bodies);
        this.named = named;
    }

    /** Persons who are named by their names and birth date are found first, for all lines together. */
    @Override
    public List<LineResult> take(List<Line> lines, ImportRun run, Scope scope) {
        WorkerLookups workers = new WorkerLookups(named, lines, List.of(), scope);
        return super.take(lines.stream().map(line -> line.refusal() == null ? found(line, workers) : line).toList(), run, scope);
    }

    private static Line found(Line line, WorkerLookups workers) {
        boolean identified = Stream.of(RecordIds.ID, THEIRS, OURS).anyMatch(line.fields()::hasNonNull);
        if (identified || !PersonCells.any(line)) {
            return line;
        }
        try {
            return line.with(line.fields().deepCopy().put(OURS, workers.only(line).toString()));
        } catch (Refused e) {
            return line.refused(e);
        }
    }

    /** The persons that the lines name, and those of {@code known}, looked up together. */
    Set<UUID> persons(List<Line> lines, Map<UUID, E> known, String source, Scope scope) {
        named.lookAhead(Beneficiary.class, lines, source, scope, THEIRS, OURS);
        Set<UUID> persons = new TreeSet<>(known.values().stream().map(OfPerson::personOf).toList());
        lines.forEach(line -> {
            try {
                persons.add(person(line, null, source, scope).id);
            } catch (Refused toldWithTheLine) {
                // it names nobody
            }
        });
        named.lookAhead(Beneficiary.class, persons, scope);
        return persons;
    }

    /** The record that the line names by our id; null: it names none. @throws Refused 422 where there is none within {@code scope} */
    E known(Line line, Map<UUID, E> byId, Scope scope) {
        String id = line.text("id");
        if (id == null || !Named.isId(id)) {
            return null;
        }
        E known = byId.get(UUID.fromString(id));
        if (known == null || named.find(Beneficiary.class, known.personOf(), scope) == null) {
            throw Refused.because(CommonProblem.REFERENCE_UNKNOWN).at("/id");
        }
        return known;
    }

    /**
     * Whose record it is.
     *
     * @param known the record, whose person it is where the line names none; null: the line has to name one
     * @throws Refused 400 where it names none, 422 where nobody is named so, or somebody else than whose the record is
     */
    Beneficiary person(Line line, E known, String source, Scope scope) {
        if (known != null && !line.fields().hasNonNull(THEIRS) && !line.fields().hasNonNull(OURS)) {
            return named.find(Beneficiary.class, known.personOf(), scope);
        }
        Beneficiary person = same(line, named.one(Beneficiary.class, line, THEIRS, OURS, source, scope));
        if (known != null && !known.personOf().equals(person.id)) {
            throw Refused.because(CommonProblem.IMMUTABLE_FIELD).at("/" + THEIRS);
        }
        return person;
    }

    /** @throws Refused 422 {@code identity-conflict} when the line names somebody else than its identifier */
    private static Beneficiary same(Line line, Beneficiary person) {
        if (PersonCells.any(line) && PersonCells.exclude(line, PersonIdentity.of(person))) {
            throw Refused.because(ImportProblem.IDENTITY_CONFLICT, person.id.toString()).fault(Refused.In.POINTER, "/" + THEIRS, "named-otherwise", person.id.toString());
        }
        return person;
    }
}
