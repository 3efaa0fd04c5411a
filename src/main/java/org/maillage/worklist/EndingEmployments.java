package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.employment.Employment;

/**
 * Employments that end within some days while the person has no other one that lasts longer, each with the clauses nearby that still
 * have hours to give: the source asks to keep each person in employment from one contract to the next.
 */
@Singleton
class EndingEmployments extends SearchSource {

    private static final String END = "coalesce(e.endOn, e.plannedEndOn)";
    private static final String TERRITORY = "coalesce(e.territoryCode, e.beneficiary.territoryCode)";
    private static final String FROM = """
            from Employment e where %s between :asOf and :until
            and e.beneficiary.anonymisedOn is null and e.beneficiary.restrictedAt is null
            and not exists (select 1 from Employment n where n.beneficiary = e.beneficiary and n.id <> e.id
                and (coalesce(n.endOn, n.plannedEndOn) is null or coalesce(n.endOn, n.plannedEndOn) > %s))""".formatted(END, END);

    private final Sight sight;
    private final NearbyClauses clauses;
    private final int days;

    EndingEmployments(Sight sight, NearbyClauses clauses, @ConfigProperty(name = "maillage.worklist.employment-days") int days) {
        super(WorkKind.EMPLOYMENT_ENDING);
        this.sight = sight;
        this.clauses = clauses;
        this.days = days;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of(END, "e.id", List.of("e.beneficiary.id", "e.employer.id", "e.employer.name", TERRITORY,
                "(select t.department.code from Territory t where t.code = " + TERRITORY + ")"), FROM)
                .with("asOf", wanted.asOf()).with("until", wanted.asOf().plusDays(days));
        return Where.employment(search.seen(sight.rows(Employment.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        return WorkItem.of(kind(), row.dueOn(), "employment", row.id(), wanted.locale()).concerning(row.get(0)).labelled(row.<String>get(2))
                .with("endsOn", row.dueOn()).with("beneficiaryId", row.<UUID>get(0)).with("employerId", row.<UUID>get(1))
                .with(NearbyClauses.TERRITORY, row.<String>get(3)).with(NearbyClauses.DEPARTMENT, row.<String>get(4));
    }

    /** With the clauses on which the person could go on working the day after. */
    @Override
    public List<WorkItem> completed(List<WorkItem> page, Wanted wanted) {
        Set<String> departments = page.stream().map(item -> (String) item.details().get(NearbyClauses.DEPARTMENT))
                .filter(code -> code != null).collect(Collectors.toSet());
        LocalDate last = page.stream().map(WorkItem::dueOn).max(LocalDate::compareTo).orElse(wanted.asOf());
        List<NearbyClauses.Open> open = clauses.open(departments, wanted.asOf(), last.plusDays(1));
        return page.stream().map(item -> item.with("nearby", NearbyClauses.of(item, open))).toList();
    }
}
