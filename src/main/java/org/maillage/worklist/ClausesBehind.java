package org.maillage.worklist;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.procurement.Clause;
import org.maillage.territory.Elapsed;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Verdict;
import org.maillage.web.Period;

/**
 * Clauses of contracts under way that are behind what is expected by now, or over and not met. Days of suspension expect nothing
 * (domain.md, case 30). Two statements: the clauses with their sums, and their suspensions; due is the last day of the clause.
 */
@Singleton
class ClausesBehind implements WorkSource {

    private static final String BEGUN = """
            from Clause e join e.contract k left join e.lot l where e.startOn <= :asOf and k.status in (AWARDED, IN_PROGRESS)""";
    private static final String SUSPENDED = """
            select s.clause.id, s.validFrom, s.validUntil from Suspension s where s.clause.id in (""";

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
        Search search = Search.of("e.endOn", "e.id", List.of("e.startOn", "k.id", "k.reference", "coalesce(e.title, l.title, k.title)",
                NearbyClauses.OWED, NearbyClauses.DONE), BEGUN).with("asOf", wanted.asOf());
        search = Where.clause(search.seen(sight.rows(Clause.class)), wanted);
        Map<UUID, List<Period>> rests = rests(search);
        List<WorkItem> items = new ArrayList<>();
        for (Object[] row : SearchSource.rows(search.query(), search.bound())) {
            WorkItem item = row[6] == null ? null : item(new SearchSource.Row((LocalDate) row[0], (UUID) row[1], row), rests, wanted);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private static Map<UUID, List<Period>> rests(Search search) {
        Map<UUID, List<Period>> rests = new HashMap<>();
        for (Object[] row : SearchSource.rows(SUSPENDED + "select e.id " + search.from() + ")", search.bound())) {
            rests.computeIfAbsent((UUID) row[0], clause -> new ArrayList<>()).add(new Period((LocalDate) row[1], (LocalDate) row[2]));
        }
        return rests;
    }

    /** Null when it is neither behind nor missed. */
    private WorkItem item(SearchSource.Row row, Map<UUID, List<Period>> rests, Wanted wanted) {
        List<Period> suspended = rests.getOrDefault(row.id(), List.of());
        Elapsed elapsed = Elapsed.between(row.get(0), row.dueOn(), wanted.asOf(), day -> suspended.stream().anyMatch(rest -> rest.holds(day)));
        BigDecimal owed = row.get(4);
        BigDecimal done = row.get(5);
        Verdict verdict = HoursCheck.judged(owed, done, elapsed);
        if (verdict != Verdict.BEHIND && verdict != Verdict.MISSED) {
            return null;
        }
        HoursCheck check = HoursCheck.of(owed, done, BigDecimal.ZERO, elapsed);
        return WorkItem.of(kind(), row.dueOn(), "clause", row.id(), wanted.locale()).readAt(WorkItem.link("clause", row.id()) + "/progress")
                .labelled(row.get(2), row.<String>get(3)).with("verdict", verdict).with("contractId", row.<UUID>get(1))
                .with("endsOn", row.dueOn()).with("owed", owed).with("validated", done).with("expected", check.expected())
                .with("remaining", check.remaining());
    }
}
