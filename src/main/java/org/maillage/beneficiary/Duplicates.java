package org.maillage.beneficiary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.web.Listing.Restriction;

/**
 * Two persons born on the same day whose names are the same but for accents, hyphens, particles and their order, by the name of use
 * or of birth, or who have the same France Travail identifier under two sources (domain.md, case 24): candidates for a look, never
 * merged by themselves. The identifier alone proves nothing, for it is not unique.
 */
@ApplicationScoped
public class Duplicates {

    /** HQL: persons {@code e} and {@code o} have a name in common. */
    public static final String SAME_NAME = """
            (o.nameKey = e.nameKey or o.nameKey = e.birthNameKey or o.birthNameKey = e.nameKey or o.birthNameKey = e.birthNameKey)""";

    /** HQL: they have an identifier in common under two of {@code :nationalSources}. */
    public static final String SAME_ID = """
            exists (select 1 from Beneficiary x join x.externalIds i, Beneficiary y join y.externalIds j where x.id = e.id and y.id = o.id
            and i.id = j.id and i.source in :nationalSources and j.source in :nationalSources)""";

    /** HQL: both are of use in a comparison, and one of the two holds; few have such an identifier, so that is asked first. */
    public static final String MATCH = """
            e.anonymisedOn is null and o.anonymisedOn is null and e.restrictedAt is null and o.restrictedAt is null and (%s or
            e.id in (select z.id from Beneficiary z join z.externalIds k where k.source in :nationalSources) and %s)"""
            .formatted(SAME_NAME, SAME_ID);

    private static final String OF_ONE = """
            select o, case when %s then 1 else 0 end, case when %s then 1 else 0 end
            from Beneficiary e join Beneficiary o on o.birthDate = e.birthDate and o.id <> e.id where e.id = :person and %s"""
            .formatted(SAME_NAME, SAME_ID, MATCH);

    /** Somebody, and by what it is found. */
    record Match(Beneficiary person, List<String> by) {
    }

    private final Sight sight;
    private final List<String> nationalSources;

    Duplicates(Sight sight, @ConfigProperty(name = "maillage.worklist.france-travail-sources") List<String> nationalSources) {
        this.sight = sight;
        this.nationalSources = nationalSources;
    }

    /** Those whom the caller sees and who may be {@code person}, the oldest record first. */
    List<Match> of(Beneficiary person) {
        Restriction seen = sight.rows(Beneficiary.class);
        String within = seen == Restriction.NONE ? "" : " and o.id in (select e.id from Beneficiary e where " + seen.condition() + ")";
        var query = Beneficiary.getEntityManager().createQuery(OF_ONE + within + " order by o.id", Object[].class)
                .setParameter("person", person.id).setParameter("nationalSources", nationalSources);
        seen.parameters().forEach(query::setParameter);
        return query.getResultStream().map(row -> new Match((Beneficiary) row[0], by(row))).toList();
    }

    private static List<String> by(Object[] row) {
        return Stream.of("NAMES", "FRANCE_TRAVAIL_ID").filter(by -> ((Number) row[by.equals("NAMES") ? 1 : 2]).intValue() > 0).toList();
    }
}
