package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.hours.HourEntry;

/** Hours that were declared and wait for a decision, due from their last day on. */
@Singleton
class EntriesToValidate extends SearchSource {

    private static final String FROM = """
            from HourEntry e join Employer v on v.id = e.employerId
            where e.status = DECLARED and e.correctedById is null and e.endsOn <= :asOf
            and e.beneficiaryId not in (select b.id from Beneficiary b where b.restrictedAt is not null)""";

    private final Sight sight;

    EntriesToValidate(Sight sight) {
        super(WorkKind.ENTRY_TO_VALIDATE);
        this.sight = sight;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of("e.endsOn", "e.id", List.of("e.beneficiaryId", "e.month", "e.hours", "e.clauseId", "v.id", "v.name"), FROM)
                .with("asOf", wanted.asOf());
        return Where.hours(search.seen(sight.rows(HourEntry.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        YearMonth month = row.get(1);
        return WorkItem.of(kind(), row.dueOn(), "hour-entry", row.id(), wanted.locale()).concerning(row.get(0))
                .labelled(row.get(5), inWords(month, wanted))
                .with("month", month).with("hours", row.<BigDecimal>get(2)).with("beneficiaryId", row.<UUID>get(0))
                .with("clauseId", row.<UUID>get(3)).with("employerId", row.<UUID>get(4));
    }
}
