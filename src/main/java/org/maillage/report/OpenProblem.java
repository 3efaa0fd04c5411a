package org.maillage.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseTerm;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Verdict;

/**
 * Something open about a clause.
 *
 * @param number of entries to decide, or of months of employments without a declaration; null where nothing is counted
 * @param hours  missing to what was to be expected (behind) or to what is owed (missed), or declared and to be decided; null for late
 *               declarations
 * @param since  the first month concerned; null for a clause that is behind or missed
 */
public record OpenProblem(OpenProblemKind kind, UUID clauseId, Long number, BigDecimal hours, YearMonth since) {

    /** @param late the months of employments without a declaration, in their order */
    static List<OpenProblem> of(Clause clause, ClauseProgress progress, Collection<ClauseRow> rows, List<YearMonth> late) {
        List<OpenProblem> open = new ArrayList<>();
        HoursCheck check = progress.checks().hours();
        if (ClauseTerm.of(clause).behind(check.verdict())) {
            open.add(new OpenProblem(check.verdict() == Verdict.MISSED ? OpenProblemKind.MISSED : OpenProblemKind.BEHIND, clause.id, null,
                    check.behindBy(progress.hours().validated()), null));
        }
        if (!late.isEmpty()) {
            open.add(new OpenProblem(OpenProblemKind.LATE_DECLARATION, clause.id, (long) late.size(), null, late.get(0)));
        }
        List<ClauseRow> waiting = rows.stream().filter(ClauseRow::toDecide).toList();
        if (!waiting.isEmpty()) {
            open.add(new OpenProblem(OpenProblemKind.TO_DECIDE, clause.id, (long) waiting.size(),
                    ClauseRow.total(waiting).declared(), waiting.stream().map(ClauseRow::month).min(YearMonth::compareTo).orElseThrow()));
        }
        return open;
    }
}
