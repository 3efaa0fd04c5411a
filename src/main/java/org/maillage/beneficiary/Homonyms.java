package org.maillage.beneficiary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.web.Listing.Restriction;

/**
 * The persons born on some days who bear some names, read in one statement. Names are compared as those of possible duplicates; birth
 * names count. Persons of one name and one day are counted, not listed.
 */
public final class Homonyms {

    /** @param keys see {@link PersonIdentity#keys}; one of them is enough */
    public record Sought(Set<String> keys, LocalDate birthDate) {
    }

    /** @param id of one of {@code count} persons */
    private record Found(LocalDate birthDate, String nameKey, String birthNameKey, UUID id, long count) {
        boolean fits(Sought sought) {
            return birthDate.equals(sought.birthDate()) && (sought.keys().contains(nameKey) || sought.keys().contains(birthNameKey));
        }
    }

    private static final String FIND = """
            select e.birthDate, e.nameKey, e.birthNameKey, min(cast(e.id as string)), count(e.id) from Beneficiary e
            where e.birthDate in :days and (e.nameKey in :keys or e.birthNameKey in :keys) and e.anonymisedOn is null and e.mergedInto is null
            and (%s) group by e.birthDate, e.nameKey, e.birthNameKey""";

    private final List<Found> found = new ArrayList<>();

    private Homonyms() {
    }

    /** @param seen who is looked for at all */
    public static Homonyms of(Collection<Sought> sought, Restriction seen) {
        Homonyms homonyms = new Homonyms();
        Set<LocalDate> days = sought.stream().map(Sought::birthDate).collect(Collectors.toSet());
        Set<String> keys = sought.stream().flatMap(one -> one.keys().stream()).collect(Collectors.toSet());
        if (!keys.isEmpty()) {
            var query = Beneficiary.getEntityManager().createQuery(FIND.formatted(seen.condition()), Object[].class)
                    .setParameter("days", days).setParameter("keys", keys);
            seen.parameters().forEach(query::setParameter);
            query.getResultStream().forEach(row -> homonyms.found.add(new Found((LocalDate) row[0], (String) row[1], (String) row[2],
                    UUID.fromString((String) row[3]), (Long) row[4])));
        }
        return homonyms;
    }

    /** How many persons fit. */
    public long count(Sought sought) {
        return found.stream().filter(one -> one.fits(sought)).mapToLong(Found::count).sum();
    }

    /** The id of the one that fits; null where none fits, or several do. */
    public UUID only(Sought sought) {
        return count(sought) == 1 ? found.stream().filter(one -> one.fits(sought)).findFirst().orElseThrow().id() : null;
    }

    /** Those of whom {@link #only} may tell. */
    public Set<UUID> ids() {
        return found.stream().filter(one -> one.count() == 1).map(Found::id).collect(Collectors.toSet());
    }

    /** Takes note of a person that has been written since. */
    public void written(Beneficiary person) {
        found.removeIf(one -> one.id().equals(person.id) && one.count() == 1);
        found.add(new Found(person.birthDate, person.nameKey, person.birthNameKey, person.id, 1));
    }
}
