package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.access.Sight;
import org.maillage.employment.Employment;
import org.maillage.employment.ExitCategory;
import org.maillage.employment.ExitSituation;

/**
 * Persons of whom nobody has said what became of them since their last employment ended, six or twelve months later: the first of the
 * three that is due. Whoever was hired for good counts from the day of which that is told, as in
 * {@link org.maillage.employment.FollowUp}.
 */
@Singleton
class DueExits extends SearchSource {

    private static final String HIRED = """
            (select max(x.observedOn) from Exit x where x.beneficiary = e.beneficiary and x.milestone = END and x.situation in :durable
                and x.observedOn >= e.startOn)""";
    private static final String END = "coalesce(least(%1$s, e.endOn), %1$s, e.endOn)".formatted(HIRED);
    private static final String CHOICE = "case when " + missing("END") + " then %s when " + missing("MONTH_6") + " then %s when "
            + missing("MONTH_12") + " then %s else null end";
    private static final String DUE = CHOICE.formatted(END, "timestampadd(month, 6, " + END + ")", "timestampadd(month, 12, " + END + ")");
    private static final String MILESTONE = CHOICE.formatted("'END'", "'MONTH_6'", "'MONTH_12'");
    private static final String FROM = """
            from Employment e where e.beneficiary.anonymisedOn is null and e.beneficiary.restrictedAt is null and %s <= :asOf
            and not exists (select 1 from Exit z where z.beneficiary = e.beneficiary and z.situation = DEATH)
            and not exists (select 1 from Employment n where n.beneficiary = e.beneficiary and n.id <> e.id and (
                n.endOn is null and e.endOn is not null or n.endOn > e.endOn
                or (n.endOn = e.endOn or n.endOn is null and e.endOn is null) and n.id > e.id))""".formatted(DUE);

    private final Sight sight;

    DueExits(Sight sight) {
        super(WorkKind.EXIT_DUE);
        this.sight = sight;
    }

    private static String missing(String milestone) {
        return "not exists (select 1 from Exit y where y.beneficiary = e.beneficiary and y.milestone = " + milestone
                + " and y.observedOn >= " + END + ")";
    }

    @Override
    Search search(Wanted wanted) {
        List<ExitSituation> durable = Stream.of(ExitSituation.values()).filter(one -> one.category() == ExitCategory.DURABLE).toList();
        Search search = Search.of(DUE, "e.beneficiary.id", List.of("e.id", MILESTONE), FROM).with("asOf", wanted.asOf()).with("durable", durable);
        return Where.employment(search.seen(sight.rows(Employment.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        return WorkItem.of(kind(), row.dueOn(), "beneficiary", row.id(), wanted.locale()).concerning(row.id())
                .readAt(WorkItem.link("beneficiary", row.id()) + "/exits").with("milestone", row.<String>get(1));
    }
}
