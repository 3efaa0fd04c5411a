package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractStatus;

/** Contracts under way that end within some months, confirmed renewals included (domain.md, case 12), or have ended and are still open. */
@Singleton
class EndingContracts extends SearchSource {

    private static final String CONFIRMED = """
            greatest(e.endOn, coalesce((select max(r.endOn) from e.renewals r where r.status = CONFIRMED
                and not exists (select 1 from e.renewals a where a.status = DECLINED and a.startOn <= r.startOn)), e.endOn))""";
    /** As {@link Contract#lastDay}. */
    private static final String END = "least(" + CONFIRMED + ", coalesce((select min(d.startOn) from e.renewals d where d.status = DECLINED) - 1 day, "
            + CONFIRMED + "))";
    private static final String PLANNED = "(select min(n.startOn) from e.renewals n where n.status = PLANNED and n.startOn > e.endOn)";
    private static final String FROM =
            "from Contract e join e.buyer b where e.status in :underWay and " + END + " <= :until";

    private final Sight sight;
    private final int months;

    EndingContracts(Sight sight, @ConfigProperty(name = "maillage.worklist.contract-months") int months) {
        super(WorkKind.CONTRACT_ENDING);
        this.sight = sight;
        this.months = months;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of(END, "e.id", List.of("e.reference", "e.title", "b.name", PLANNED), FROM)
                .with("until", wanted.asOf().plusMonths(months)).with("underWay", ContractStatus.UNDER_WAY);
        return Where.contract(search.seen(sight.rows(Contract.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        return WorkItem.of(kind(), row.dueOn(), "contract", row.id(), wanted.locale()).labelled(row.get(0), row.get(1), row.get(2))
                .with("endsOn", row.dueOn()).with("renewalOn", row.<LocalDate>get(3));
    }
}
