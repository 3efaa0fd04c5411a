package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.employment.Employment;

/**
 * Months that are over, and for which nothing was declared: of employments with an employer, or at a user company, that is engaged
 * on a clause then. Where hours were declared before, it is the clause of these that is meant. Nothing is asked for a month in which
 * the clause rests (domain.md, case 30).
 */
@Singleton
class LateDeclarations extends SearchSource {

    /** Once for each of the two ways, for the index of the commitments by employer to be used. */
    private static final String ENGAGED = """
            exists (select 1 from Commitment c join c.clause k where c.employer.id = e.%s.id
                and k.startOn <= m.lastDay and k.endOn >= m.firstDay
                and (c.validFrom is null or c.validFrom <= m.lastDay) and (c.validUntil is null or c.validUntil >= m.firstDay)
                and k.contract.status not in (CANCELLED, TERMINATED)
                and not exists (select 1 from Suspension s where s.clause = k and s.validFrom <= m.firstDay and s.validUntil >= m.lastDay)
                and (exists (select 1 from HourEntry f where f.employmentId = e.id and f.clauseId = k.id)
                    or not exists (select 1 from HourEntry d where d.employmentId = e.id)))""";
    private static final String FROM = """
            from Employment e join CalendarMonth m on m.firstDay <= coalesce(e.endOn, m.firstDay) and m.lastDay >= e.startOn
            where m.lastDay between :since and :until and e.beneficiary.anonymisedOn is null and e.beneficiary.restrictedAt is null
            and e.startOn <= :until and coalesce(e.endOn, :until) >= :since
            and not exists (select 1 from HourEntry h where h.employmentId = e.id and h.firstDay between m.firstDay and m.lastDay)
            and (%s or e.userEmployer is not null and %s)""".formatted(ENGAGED.formatted("employer"), ENGAGED.formatted("userEmployer"));

    private final Sight sight;
    private final int days;
    private final int months;

    LateDeclarations(Sight sight, @ConfigProperty(name = "maillage.worklist.late-days") int days,
                     @ConfigProperty(name = "maillage.worklist.late-months") int months) {
        super(WorkKind.LATE_DECLARATION);
        this.sight = sight;
        this.days = days;
        this.months = months;
    }

    @Override
    Search search(Wanted wanted) {
        LocalDate until = wanted.asOf().minusDays(days);
        Search search = Search.of("m.lastDay", "e.id", List.of("m.month", "e.beneficiary.id", "e.employer.id", "e.employer.name"),
                FROM)
                .with("until", until).with("since", until.minusMonths(months)).dueAfter(days);
        return Where.employment(search.seen(sight.rows(Employment.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        YearMonth month = row.get(0);
        return WorkItem.of(kind(), row.dueOn(), "employment", row.id(), wanted.locale()).concerning(row.get(1))
                .labelled(row.get(3), inWords(month, wanted))
                .with("month", month).with("beneficiaryId", row.<UUID>get(1)).with("employerId", row.<UUID>get(2));
    }
}
