package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.maillage.access.Sight;
import org.maillage.hours.HourEntry;
import org.maillage.hours.Plausibility;

/**
 * Months in which a person has more hours than full time, over all employments and clauses that the caller sees, while no entry of
 * the month says why: an error or a double declaration is by far the likeliest cause (domain.md, case 9).
 */
@Singleton
class ImplausibleMonths extends SearchSource {

    private static final String HOURS = "sum(case when e.status = VALIDATED then e.validatedHours else e.hours end)";
    private static final String FROM = """
            from HourEntry e where e.status <> REJECTED and e.correctedById is null and e.pendingCorrectionId is null and e.endsOn <= :asOf and e.beneficiaryId not in
            (select b.id from Beneficiary b where b.restrictedAt is not null or b.anonymisedOn is not null)""";
    private static final String GROUP = """
            group by e.beneficiaryId, e.month having %s > :most and max(e.overrideReason) is null""".formatted(HOURS);

    private final Sight sight;

    ImplausibleMonths(Sight sight) {
        super(WorkKind.IMPLAUSIBLE_MONTH);
        this.sight = sight;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of("max(e.endsOn)", "e.beneficiaryId", List.of("e.month", HOURS, "count(*)"), FROM).groupedBy(GROUP)
                .with("asOf", wanted.asOf()).with("most", Plausibility.FULL_TIME_MONTH);
        return Where.hours(search.seen(sight.rows(HourEntry.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        YearMonth month = row.get(0);
        return WorkItem.of(kind(), row.dueOn(), "beneficiary", row.id(), wanted.locale()).concerning(row.id())
                .readAt("/v1/hour-entries?beneficiaryId=" + row.id() + "&month=" + month).labelled(inWords(month, wanted))
                .with("month", month).with("hours", row.<BigDecimal>get(1)).with("entries", row.<Long>get(2));
    }
}
