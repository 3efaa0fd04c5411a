package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.employment.Employment;
import org.maillage.hours.LateMonths;
import org.maillage.procurement.Clause;

/**
 * Months that are over, and for which nothing was declared ({@link LateMonths}): of employments with an employer, or at a user company, that
 * is engaged on a clause then. Where hours were declared before, it is the clause of these that is meant.
 */
@Singleton
class LateDeclarations implements WorkSource {

    /** Once for each of the two ways, for the index of the commitments by employer to be used. What rests or has ended is left to the rule. */
    private static final String FROM = """
            from Employment e join e.beneficiary b join e.employer v join CalendarMonth m on m.firstDay <= coalesce(e.endOn, m.firstDay)
            and m.lastDay >= e.startOn join Commitment c on c.employer = e.%s join c.clause k
            where m.lastDay between :since and :until and e.startOn <= :until and coalesce(e.endOn, :until) >= :since
            and k.startOn <= m.lastDay and k.endOn >= m.firstDay
            and (c.validFrom is null or c.validFrom <= m.lastDay) and (c.validUntil is null or c.validUntil >= m.firstDay)
            and not exists (select 1 from HourEntry h where h.employmentId = e.id and h.firstDay between m.firstDay and m.lastDay)
            and (exists (select 1 from HourEntry f where f.employmentId = e.id and f.clauseId = k.id)
                or not exists (select 1 from HourEntry d where d.employmentId = e.id))""";
    private static final List<String> WAYS = List.of(FROM.formatted("employer"), FROM.formatted("userEmployer"));
    private static final String COLUMNS = "m.month, k.id, b.id, v.name, " + LateMonths.Job.COLUMNS;

    /** A month of an employment. */
    private record Late(YearMonth month, LateMonths.Job job, UUID person, String employer) {

        LocalDate over() {
            return month.atEndOfMonth();
        }
    }

    private final Sight sight;
    private final LateMonths rule;

    LateDeclarations(Sight sight, @ConfigProperty(name = "maillage.worklist.late-days") int days,
                     @ConfigProperty(name = "maillage.worklist.late-months") int months) {
        this.sight = sight;
        rule = new LateMonths(days, months);
    }

    @Override
    public WorkKind kind() {
        return WorkKind.LATE_DECLARATION;
    }

    @Override
    public List<WorkItem> items(Wanted wanted) {
        return late(wanted).stream().map(one -> item(one, wanted)).filter(wanted::reaches).limit(wanted.most()).toList();
    }

    @Override
    public Count count(Wanted wanted) {
        List<Late> late = late(wanted);
        return new Count(late.size(), late.isEmpty() ? null : due(late.get(0)));
    }

    /** In the order of the list. */
    private List<Late> late(Wanted wanted) {
        List<Object[]> rows = WAYS.stream().flatMap(way -> rows(way, wanted)).toList();
        Map<UUID, Clause> clauses = clauses(rows.stream().map(row -> (UUID) row[1]).collect(Collectors.toSet()));
        Map<String, Late> late = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Late one = new Late((YearMonth) row[0], LateMonths.Job.of(row, 4), (UUID) row[2], (String) row[3]);
            if (rule.late(clauses.get((UUID) row[1]), one.job, one.month, wanted.asOf())) {
                late.put(one.month + " " + one.job.id(), one);
            }
        }
        return late.values().stream().sorted(Comparator.comparing(Late::over).thenComparing(one -> one.job.id().toString())).toList();
    }

    private Stream<Object[]> rows(String from, Wanted wanted) {
        Search search = Search.of("m.lastDay", "e.id", List.of(), from).with("until", rule.until(wanted.asOf())).with("since", rule.since(wanted.asOf()));
        search = Where.employment(search.seen(sight.rows(Employment.class)), wanted);
        return SearchSource.rows("select distinct " + COLUMNS + " " + search.from(), search.bound()).stream();
    }

    private static Map<UUID, Clause> clauses(Set<UUID> ids) {
        return ids.isEmpty() ? Map.of() : Clause.<Clause>list("from Clause c join fetch c.contract where c.id in ?1", ids).stream()
                .collect(Collectors.toMap(clause -> clause.id, Function.identity()));
    }

    private LocalDate due(Late one) {
        return one.over().plusDays(rule.days());
    }

    private WorkItem item(Late one, Wanted wanted) {
        return WorkItem.of(kind(), due(one), "employment", one.job.id(), wanted.locale()).concerning(one.person)
                .labelled(one.employer, SearchSource.inWords(one.month, wanted))
                .with("month", one.month).with("beneficiaryId", one.person).with("employerId", one.job.employer());
    }
}
