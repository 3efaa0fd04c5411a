package org.maillage.imports;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Scope;
import org.maillage.employment.Employment;
import org.maillage.hours.BulkDeclaration;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourEntryInput;
import org.maillage.web.ExternalId;
import org.maillage.web.Refused;

/**
 * Whose hours and of which month the entries are that the lines of a chunk come under: another person's, or those of another month, are
 * other hours under a number that is used again, not a correction.
 */
final class EntryIdentities {

    private record Known(UUID id, UUID person, YearMonth month) {
    }

    private final Map<ExternalId, Known> known = new HashMap<>();
    private final Map<UUID, UUID> persons = new HashMap<>();

    EntryIdentities(Named named, List<BulkDeclaration.Line> lines, Scope scope) {
        Map<String, Set<String>> said = lines.stream().filter(line -> line.input() != null).flatMap(line -> line.input().externalIdsOrNone().stream())
                .filter(name -> scope.ownSource(name.source()))
                .collect(Collectors.groupingBy(ExternalId::source, Collectors.mapping(ExternalId::id, Collectors.toSet())));
        said.forEach((source, ids) -> named.rows("select x.id, e.id, e.beneficiaryId, e.month from HourEntry e join e.externalIds x where x.source = :source"
                + " and x.id in :wanted", HourEntry.class, scope, Map.of("source", source, "wanted", ids))
                .forEach(row -> known.put(new ExternalId(source, (String) row[0]), new Known((UUID) row[1], (UUID) row[2], (YearMonth) row[3]))));
        Set<UUID> employments = lines.stream().filter(line -> line.input() != null && !known(line).isEmpty())
                .map(line -> line.input().employmentId()).collect(Collectors.toCollection(HashSet::new));
        named.rows("select e.id, e.beneficiary.id from Employment e where e.id in :employments", Employment.class, scope, Map.of("employments", employments))
                .forEach(row -> persons.put((UUID) row[0], (UUID) row[1]));
    }

    private List<Known> known(BulkDeclaration.Line line) {
        List<Known> of = new ArrayList<>();
        if (line.entry() != null) {
            of.add(new Known(line.entry().id, line.entry().beneficiaryId, line.entry().month));
        }
        line.input().externalIdsOrNone().stream().filter(known::containsKey).map(known::get).forEach(of::add);
        return of;
    }

    /** The lines, those refused that come under the identifier of other hours. */
    List<BulkDeclaration.Line> held(List<BulkDeclaration.Line> lines) {
        return lines.stream().map(line -> {
            Known other = line.input() == null ? null : known(line).stream().filter(one -> another(line.input(), one)).findFirst().orElse(null);
            return other == null ? line : new BulkDeclaration.Line(line.number(), null, refused(line, other));
        }).toList();
    }

    private boolean another(HourEntryInput input, Known entry) {
        UUID person = persons.get(input.employmentId());
        return person != null && !person.equals(entry.person()) || !entry.month().equals(input.month());
    }

    private static Refused refused(BulkDeclaration.Line line, Known other) {
        return Refused.because(ImportProblem.IDENTITY_CONFLICT, other.id().toString()).fault(Refused.In.POINTER,
                "/" + (line.entry() == null ? "externalId" : RecordIds.ID), "another-entry", other.id().toString(), other.month().toString());
    }
}
