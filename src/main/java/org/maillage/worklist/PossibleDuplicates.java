package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Listing.Restriction;

/**
 * Two persons born on the same day whose names are the same but for accents, hyphens, particles and their order, by the name of use
 * or of birth, or who have the same France Travail identifier under two sources (domain.md, case 24). Never one of them who is not
 * seen: it would tell that somebody is known elsewhere.
 */
@Singleton
class PossibleDuplicates extends SearchSource {

    private static final String SAME_NAME = """
            (o.nameKey = e.nameKey or o.nameKey = e.birthNameKey or o.birthNameKey = e.nameKey or o.birthNameKey = e.birthNameKey)""";
    private static final String SAME_ID = """
            exists (select 1 from Beneficiary x join x.externalIds i, Beneficiary y join y.externalIds j where x.id = e.id and y.id = o.id
            and i.id = j.id and i.source in :nationalSources and j.source in :nationalSources)""";
    /** Asked before {@link #SAME_ID}: few persons have such an identifier. */
    private static final String HAS_ID = "e.id in (select z.id from Beneficiary z join z.externalIds k where k.source in :nationalSources)";
    private static final String FROM = """
            from Beneficiary e join Beneficiary o on o.birthDate = e.birthDate and o.id < e.id
            where e.anonymisedOn is null and o.anonymisedOn is null and e.restrictedAt is null and o.restrictedAt is null
            and (%s or %s and %s)""".formatted(SAME_NAME, HAS_ID, SAME_ID);

    private final Sight sight;
    private final List<String> nationalSources;

    PossibleDuplicates(Sight sight, @ConfigProperty(name = "maillage.worklist.france-travail-sources") List<String> nationalSources) {
        super(WorkKind.POSSIBLE_DUPLICATE);
        this.sight = sight;
        this.nationalSources = nationalSources;
    }

    @Override
    Search search(Wanted wanted) {
        Restriction seen = sight.rows(Beneficiary.class);
        Search search = Search.of("cast(e.createdAt as LocalDate)", "e.id", List.of("min(o.id)", "max(case when " + SAME_NAME + " then 1 else 0 end)",
                "max(case when " + SAME_ID + " then 1 else 0 end)"), FROM)
                .with("nationalSources", nationalSources).seen(seen);
        search = seen == Restriction.NONE ? search : search.seen(seen, "o.id in (select e.id from Beneficiary e where %s)");
        return Where.person(search, wanted).groupedBy("group by e.id, cast(e.createdAt as LocalDate)");
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        UUID other = row.get(0);
        return WorkItem.of(kind(), row.dueOn(), "beneficiary", row.id(), wanted.locale()).concerning(row.id())
                .with("matchedBy", Stream.of("NAMES", "FRANCE_TRAVAIL_ID").filter(by -> row.<Integer>get(by.equals("NAMES") ? 1 : 2) > 0).toList())
                .with("other", Map.of("type", "beneficiary", "id", other, "link", WorkItem.link("beneficiary", other)));
    }
}
