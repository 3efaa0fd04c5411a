package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseTerm;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractStatus;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;
import org.maillage.territory.Verdict;
import org.maillage.web.Listing.Restriction;

/**
 * A clause of a contract under way that is behind ({@link ClauseTerm#behind}).
 *
 * @param title    of the clause, else of its lot, else of the contract
 * @param lot      number of the lot, or null
 * @param expected what is owed × days past / days of the clause, suspended days left out
 * @param behindBy {@code expected} less {@code validated}, a hundredth at least
 */
public record ClauseBehind(UUID clauseId, UUID contractId, String reference, String lot, String title, String buyer, LocalDate endOn,
                           BigDecimal owed, BigDecimal validated, BigDecimal rate, BigDecimal expected, BigDecimal behindBy, Verdict verdict) {

    /** How many are shown. */
    static final int SHOWN = 10;

    private static final String OPEN = """
            select e from Clause e join fetch e.contract deal join fetch deal.buyer left join fetch e.lot
            where e.startOn <= :asOf and e.endOn >= :first and deal.status in :underWay
            and exists (select 1 from Contract placed join placed.places spot where placed = deal and spot.departmentCode = :department)
            and (""";

    /**
     * Of the clauses that run in the year up to the day looked from, and whose contract has a place in the département, those furthest
     * behind, by hours. All their hours are looked at, wherever and in whatever year they were done: they are owed as a whole.
     */
    static List<ClauseBehind> furthest(String department, Moment moment, Restriction seen) {
        var query = Clause.getEntityManager().createQuery(OPEN + seen.condition() + ")", Clause.class)
                .setParameter("asOf", moment.asOf()).setParameter("first", LocalDate.of(moment.year(), 1, 1))
                .setParameter("underWay", ContractStatus.UNDER_WAY).setParameter("department", department);
        seen.parameters().forEach(query::setParameter);
        List<Clause> open = query.getResultList();
        Map<UUID, Sums> done = HourSums.byClause(open.stream().map(clause -> clause.id).toList(), moment.asOf());
        return open.stream().map(clause -> of(clause, done.getOrDefault(clause.id, Sums.NONE), moment.asOf())).filter(Objects::nonNull)
                .sorted(Comparator.comparing(ClauseBehind::behindBy).reversed().thenComparing(ClauseBehind::endOn)
                        .thenComparing(ClauseBehind::clauseId)).limit(SHOWN).toList();
    }

    /** The clause, or null when it is not behind. */
    private static ClauseBehind of(Clause clause, Sums done, LocalDate asOf) {
        ClauseTerm term = ClauseTerm.of(clause);
        HoursCheck check = term.check(done, asOf);
        BigDecimal owed = term.owed(asOf);
        Contract contract = clause.contract;
        return !term.behind(check.verdict()) ? null : new ClauseBehind(clause.id, contract.id, contract.reference,
                clause.lot == null ? null : clause.lot.number, clause.shownTitle(), contract.buyer.name, clause.endOn, owed,
                done.validated(), ClauseProgress.rate(done.validated(), owed), check.expected(), check.behindBy(done.validated()), check.verdict());
    }
}
