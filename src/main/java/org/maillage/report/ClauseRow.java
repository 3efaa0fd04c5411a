package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillage.employment.EmploymentMode;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourEntry;
import org.maillage.hours.HourKind;
import org.maillage.hours.HourStatus;
import org.maillage.territory.Sums;

/**
 * An hour entry of a clause as far as a report is added up from it, whatever it is broken down by: so all parts are of one moment and
 * make the same whole.
 *
 * @param declared  hours declared, decided or not
 * @param validated hours validated; null unless they are
 * @param counted   hours that count
 */
record ClauseRow(UUID id, UUID clause, YearMonth month, UUID party, UUID credited, UUID person, UUID employment, EmploymentMode mode,
                 HourStatus status, CountingReason reason, HourKind kind, boolean rsa, BigDecimal declared, BigDecimal validated,
                 BigDecimal counted) {

    private static final String ROWS = """
            select e.id, e.clauseId, e.month, e.partyEmployerId, e.creditedEmployerId, e.beneficiaryId, e.employmentId, m.mode, e.status,
            e.countingReason, e.kind, e.rsa, e.hours, e.validatedHours, e.countedHours
            from HourEntry e join Employment m on m.id = e.employmentId where e.clauseId in ?1 and e.endsOn <= ?2""";

    /** The entries of clauses whose last day is {@code asOf} or before: one statement. */
    static List<ClauseRow> of(Collection<UUID> clauses, LocalDate asOf) {
        return clauses.isEmpty() ? List.of() : HourEntry.getEntityManager().createQuery(ROWS, Object[].class)
                .setParameter(1, clauses).setParameter(2, asOf).getResultStream().map(ClauseRow::of).toList();
    }

    private static ClauseRow of(Object[] row) {
        return new ClauseRow((UUID) row[0], (UUID) row[1], (YearMonth) row[2], (UUID) row[3], (UUID) row[4], (UUID) row[5], (UUID) row[6],
                (EmploymentMode) row[7], (HourStatus) row[8], (CountingReason) row[9], (HourKind) row[10], (Boolean) row[11],
                (BigDecimal) row[12], (BigDecimal) row[13], (BigDecimal) row[14]);
    }

    /** Whether it has hours that count. */
    boolean counts() {
        return counted.signum() > 0;
    }

    /** Whether it has validated hours that a rule leaves out, all of them or some. */
    boolean leftOut() {
        return status == HourStatus.VALIDATED && (reason.leavesOutValidated() || notCounted().signum() > 0);
    }

    /** Why hours of it are left out: of an entry that counts in part, the cap on training. */
    CountingReason leftOutBy() {
        return reason == CountingReason.COUNTED ? CountingReason.TRAINING_OVER_CAP : reason;
    }

    private BigDecimal notCounted() {
        return status == HourStatus.VALIDATED && reason != CountingReason.REPLACED ? validated.subtract(counted) : BigDecimal.ZERO;
    }

    boolean toDecide() {
        return reason == CountingReason.NOT_VALIDATED;
    }

    Sums sums() {
        BigDecimal none = BigDecimal.ZERO;
        return new Sums(counted, toDecide() ? declared : none, rsa ? counted : none, kind == HourKind.TRAINING ? counted : none, notCounted());
    }

    /** The same rows as the checks of clauses add them up. */
    static List<HourSums.OfClause> byParty(Collection<ClauseRow> rows) {
        return rows.stream().map(row -> new HourSums.OfClause(row.clause, row.party, row.credited, row.person, row.sums())).toList();
    }

    static Sums total(Collection<ClauseRow> rows) {
        return HourSums.total(rows, ClauseRow::sums);
    }

    static Persons persons(Collection<ClauseRow> rows) {
        return Persons.of(rows, ClauseRow::person, ClauseRow::sums);
    }

    /** The rows by something of theirs, in its order. */
    static <K extends Comparable<K>> SortedMap<K, List<ClauseRow>> by(Collection<ClauseRow> rows, Function<ClauseRow, K> key) {
        return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }
}
