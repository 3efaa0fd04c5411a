package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.Duplicates;
import org.maillage.web.Listing.Restriction;

/**
 * Two persons who may be one ({@link Duplicates}). Never one of them who is not seen: it would tell that somebody is known elsewhere.
 */
@Singleton
class PossibleDuplicates extends SearchSource {

    private static final String FROM = "from Beneficiary e join Beneficiary o on o.birthDate = e.birthDate and o.id < e.id where " + Duplicates.MATCH;

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
        Search search = Search.of("cast(e.createdAt as LocalDate)", "e.id", List.of("min(o.id)", "max(case when " + Duplicates.SAME_NAME + " then 1 else 0 end)",
                "max(case when " + Duplicates.SAME_ID + " then 1 else 0 end)"), FROM)
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
