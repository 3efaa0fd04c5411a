package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.hours.HourEntry;

/** Hours whose commune is none of the places of their contract, until they are corrected or the contract has the place. */
@Singleton
class PlacesOutside extends SearchSource {

    private static final String FROM = """
            from HourEntry e join Contract k on k.id = e.contractId
            where e.placeOutside = true and e.status <> REJECTED and e.correctedById is null and e.lastDay <= :asOf
            and e.beneficiaryId not in (select b.id from Beneficiary b where b.restrictedAt is not null)""";

    private final Sight sight;

    PlacesOutside(Sight sight) {
        super(WorkKind.PLACE_OUTSIDE_CONTRACT);
        this.sight = sight;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of("e.lastDay", "e.id", List.of("e.beneficiaryId", "e.month", "e.placeCommune", "k.id", "k.reference"), FROM)
                .with("asOf", wanted.asOf());
        return Where.hours(search.seen(sight.rows(HourEntry.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        YearMonth month = row.get(1);
        return WorkItem.of(kind(), row.dueOn(), "hour-entry", row.id(), wanted.locale()).concerning(row.get(0))
                .labelled(row.get(4), inWords(month, wanted)).with("month", month).with("commune", row.<String>get(2))
                .with("beneficiaryId", row.<UUID>get(0)).with("contractId", row.<UUID>get(3));
    }
}
