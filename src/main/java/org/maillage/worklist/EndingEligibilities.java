package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;

/** Eligibilities that end within some days, and that no later one follows. */
@Singleton
class EndingEligibilities extends SearchSource {

    /** The last day of effect, or the last that counts, whichever comes first. */
    private static final String END = "least(coalesce(g.validUntil, g.countsUntil), coalesce(g.countsUntil, g.validUntil))";
    private static final String FROM = """
            from Eligibility g join g.beneficiary e where g.decision = VALIDATED and g.validFrom <= :asOf
            and (g.validUntil is not null or g.countsUntil is not null) and %s between :asOf and :until
            and e.anonymisedOn is null and e.restrictedAt is null
            and not exists (select 1 from Eligibility n where n.beneficiary = g.beneficiary and n.decision = VALIDATED
                and n.validFrom > g.validFrom)""".formatted(END);

    private final Sight sight;
    private final int days;

    EndingEligibilities(Sight sight, @ConfigProperty(name = "maillage.worklist.eligibility-days") int days) {
        super(WorkKind.ELIGIBILITY_ENDING);
        this.sight = sight;
        this.days = days;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of(END, "g.id", List.of("e.id"), FROM).with("asOf", wanted.asOf()).with("until", wanted.asOf().plusDays(days));
        return Where.person(search.seen(sight.rows(Beneficiary.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        return ofEligibility(this, row, wanted).with("endsOn", row.dueOn());
    }

    /** An eligibility stands below its person. */
    static WorkItem ofEligibility(WorkSource source, Row row, Wanted wanted) {
        UUID person = row.get(0);
        return WorkItem.of(source.kind(), row.dueOn(), "eligibility", row.id(), wanted.locale()).concerning(person)
                .readAt(WorkItem.link("beneficiary", person) + "/eligibilities/" + row.id()).with("beneficiaryId", person);
    }
}
