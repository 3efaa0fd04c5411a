package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.maillage.access.Sight;
import org.maillage.procurement.Contract;

/**
 * Contracts with hours that belong to no territory, and contracts under way of which no place does and nothing was declared yet
 * (domain.md, case 6).
 */
@Singleton
class UnassignedPlaces extends SearchSource {

    private static final String NOWHERE = """
            HourEntry h where h.territoryCode is null and h.endsOn <= :asOf and h.correctedById is null
            and (h.status = VALIDATED or h.status = DECLARED and h.replacesOnValidation = false)""";
    private static final String OF_CONTRACT = NOWHERE + " and h.contractId = e.id";
    private static final String HOURS = "(select sum(case when h.status = VALIDATED then h.validatedHours else h.hours end) from " + OF_CONTRACT + ")";
    private static final String ENTRIES = "(select count(*) from " + OF_CONTRACT + ")";
    private static final String DUE = "coalesce((select min(h.endsOn) from " + OF_CONTRACT + "), e.startOn)";
    private static final String FROM = """
            from Contract e where (e.id in (select h.contractId from %s)
                or e.status in (AWARDED, IN_PROGRESS) and e.endOn >= :asOf
                and not exists (select 1 from e.places q where q.territoryCode is not null)
                and not exists (select 1 from HourEntry d where d.contractId = e.id))""".formatted(NOWHERE);

    private final Sight sight;

    UnassignedPlaces(Sight sight) {
        super(WorkKind.PLACE_UNASSIGNED);
        this.sight = sight;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of(DUE, "e.id", List.of("e.reference", "e.title", ENTRIES, HOURS), FROM).with("asOf", wanted.asOf());
        return Where.contract(search.seen(sight.rows(Contract.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        return WorkItem.of(kind(), row.dueOn(), "contract", row.id(), wanted.locale()).labelled(row.get(0), row.<String>get(1))
                .with("entries", row.<Long>get(2)).with("hours", row.<BigDecimal>get(3));
    }
}
