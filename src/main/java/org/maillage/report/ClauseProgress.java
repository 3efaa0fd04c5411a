package org.maillage.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.access.Scope;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseTerm;
import org.maillage.procurement.Commitment;
import org.maillage.procurement.CommitmentRole;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;

/**
 * How far a clause is, seen from a day, and each of its parties. What is owed is what the version in force on that day says; a subcontractor's
 * hours stand in its own line and in that of the party that answers for it.
 *
 * @param owed null where nothing is owed ({@link ClauseTerm}); then there is no rate either, not 0 and not 100 %
 * @param rate validated / owed, half-up to four digits; not capped, so that a surplus shows
 */
@Projected("ClauseProgress")
public record ClauseProgress(UUID clauseId, UUID contractId, UUID lotId, LocalDate asOf, BigDecimal owed, Sums hours, BigDecimal rate,
                             Persons beneficiaries, Checks checks, List<OfParty> commitments) {

    /** The verdict. */
    public record Checks(HoursCheck hours) {
    }

    /** An employer by name. */
    public record Named(UUID id, String name) {
    }

    /** One party. A commitment that is no longer in force owes nothing more; what was done stays. */
    public record OfParty(UUID commitmentId, Named employer, CommitmentRole role, UUID underEmployerId, BigDecimal owed, Sums hours,
                          BigDecimal rate, Checks checks) {
    }

    /** @param rows the sums of this clause */
    static ClauseProgress of(Clause clause, List<HourSums.OfClause> rows, LocalDate asOf) {
        ClauseTerm term = ClauseTerm.of(clause);
        BigDecimal owed = term.owed(asOf);
        Sums hours = HourSums.total(rows, HourSums.OfClause::sums);
        List<OfParty> parties = latestByParty(clause, term.seen(asOf)).stream()
                .map(commitment -> party(commitment, term, rows, asOf)).toList();
        return new ClauseProgress(clause.id, clause.contract.id, clause.lot == null ? null : clause.lot.id, asOf, owed, hours,
                rate(hours.validated(), owed), Persons.of(rows, HourSums.OfClause::person, HourSums.OfClause::sums),
                new Checks(term.check(hours, asOf)), parties);
    }

    /** What the scope shows of it: a supplier sees the lines of its own commitments. */
    ClauseProgress within(Scope scope) {
        return new ClauseProgress(clauseId, contractId, lotId, asOf, owed, hours, rate, beneficiaries, checks, commitments.stream()
                .filter(party -> Commitment.within(scope, party.employer().id(), party.underEmployerId())).toList());
    }

    /** validated / owed, half-up to four digits; null where nothing is owed. */
    public static BigDecimal rate(BigDecimal validated, BigDecimal owed) {
        return owed == null || owed.signum() == 0 ? null : validated.divide(owed, 4, RoundingMode.HALF_UP);
    }

    private static OfParty party(Commitment commitment, ClauseTerm term, List<HourSums.OfClause> rows, LocalDate asOf) {
        BigDecimal inForce = commitment.period().holds(term.seen(asOf)) ? commitment.hours : BigDecimal.ZERO.setScale(2);
        BigDecimal owed = term.owed(asOf) == null ? null : inForce;
        Sums hours = HourSums.total(rows.stream().filter(row -> isOf(commitment, row)).toList(), HourSums.OfClause::sums);
        return new OfParty(commitment.id, new Named(commitment.employer.id, commitment.employer.name), commitment.role,
                commitment.underEmployer == null ? null : commitment.underEmployer.id, owed, hours, rate(hours.validated(), owed),
                new Checks(term.check(owed, hours, asOf)));
    }

    private static boolean isOf(Commitment commitment, HourSums.OfClause row) {
        boolean credited = commitment.creditedEmployerId().equals(row.credited());
        return credited && (!commitment.subcontracted() || commitment.employer.id.equals(row.party()));
    }

    /** Of each party, the commitment in force on {@code day}, else its latest before, else its first. */
    private static List<Commitment> latestByParty(Clause clause, LocalDate day) {
        Comparator<Commitment> byStart = Comparator.comparing(c -> start(c, clause));
        Map<List<UUID>, Commitment> latest = new LinkedHashMap<>();
        clause.commitments.stream().sorted(byStart.thenComparing(c -> c.id)).forEach(commitment -> latest.merge(
                partyOf(commitment), commitment, (old, next) -> start(next, clause).isAfter(day) ? old : next));
        return new ArrayList<>(latest.values());
    }

    private static List<UUID> partyOf(Commitment commitment) {
        return commitment.subcontracted() ? List.of(commitment.employer.id, commitment.underEmployer.id) : List.of(commitment.employer.id);
    }

    private static LocalDate start(Commitment commitment, Clause clause) {
        return commitment.validFrom == null ? clause.startOn : commitment.validFrom;
    }
}
