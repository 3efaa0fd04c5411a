package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.maillage.access.Sight;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseTerm;
import org.maillage.procurement.ContractStatus;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;

/** Clauses that are behind ({@link ClauseTerm#behind}): due is the last day of the clause. */
@Singleton
class ClausesBehind implements WorkSource {

    private static final String BEGUN = """
            from Clause e join fetch e.contract k left join fetch e.lot l where e.startOn <= :asOf and k.status in :underWay""";

    private final Sight sight;

    ClausesBehind(Sight sight) {
        this.sight = sight;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.CLAUSE_BEHIND;
    }

    @Override
    public List<WorkItem> items(Wanted wanted) {
        Search search = Search.of("e.endOn", "e.id", List.of(), BEGUN).with("asOf", wanted.asOf()).with("underWay", ContractStatus.UNDER_WAY);
        search = Where.clause(search.seen(sight.rows(Clause.class)), wanted);
        return SearchSource.rows("select e, " + NearbyClauses.DONE + " " + search.from(), search.bound()).stream()
                .map(row -> item((Clause) row[0], (BigDecimal) row[1], wanted)).filter(Objects::nonNull).toList();
    }

    /** Null when it is not behind. */
    private WorkItem item(Clause clause, BigDecimal validated, Wanted wanted) {
        ClauseTerm term = ClauseTerm.of(clause);
        // what waits for a decision tells only a clause on which nothing is expected yet from one on which something is done
        HoursCheck check = term.check(new Sums(validated, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO), wanted.asOf());
        return !term.behind(check.verdict()) ? null : WorkItem.of(kind(), clause.endOn, "clause", clause.id, wanted.locale())
                .readAt(WorkItem.link("clause", clause.id) + "/progress").labelled(clause.contract.reference, clause.shownTitle())
                .with("verdict", check.verdict()).with("contractId", clause.contract.id).with("endsOn", clause.endOn)
                .with("owed", term.owed(wanted.asOf())).with("validated", validated).with("expected", check.expected())
                .with("remaining", check.remaining());
    }
}
