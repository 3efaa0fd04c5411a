package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillage.hours.HourEntry;
import org.maillage.territory.Sums;

/** The sums of hour entries, by person and by place or party: one statement each, answered from an index alone. */
final class HourSums {

    /** What one person did in one territory; null: assigned to none. */
    record OfTerritory(String territory, UUID person, Sums sums) {
    }

    /** What one person did in one territory until one day; the days of a month tell the month, for no entry goes beyond one. */
    record OfDay(LocalDate endsOn, OfTerritory done) {
    }

    /** What one person did for one party of a clause. */
    record OfClause(UUID clause, UUID party, UUID credited, UUID person, Sums sums) {
    }

    private static final String SUMS = """
            sum(e.countedHours),
            sum(case when e.countingReason = NOT_VALIDATED then e.hours else 0bd end),
            sum(case when e.rsa then e.countedHours else 0bd end),
            sum(case when e.kind = TRAINING then e.countedHours else 0bd end),
            sum(case when e.status = VALIDATED and e.countingReason <> REPLACED then e.validatedHours - e.countedHours else 0bd end)
            from HourEntry e""";

    private HourSums() {
    }

    /** The year's entries of a territory whose last day is {@code asOf} or before. */
    static List<OfTerritory> ofTerritory(String territory, int year, LocalDate asOf) {
        return byTerritory("e.territoryCode = ?1", territory, year, asOf);
    }

    /** The year's entries of a département, those that belong to no territory among them. */
    static List<OfTerritory> ofDepartment(String department, int year, LocalDate asOf) {
        return byTerritory("e.departmentCode = ?1", department, year, asOf);
    }

    private static List<OfTerritory> byTerritory(String place, String code, int year, LocalDate asOf) {
        return HourEntry.getEntityManager().createQuery("select e.territoryCode, e.beneficiaryId, " + SUMS + " where " + place
                        + " and e.year = ?2 and e.endsOn <= ?3 group by e.territoryCode, e.beneficiaryId", Object[].class)
                .setParameter(1, code).setParameter(2, (short) year).setParameter(3, asOf).getResultStream()
                .map(row -> new OfTerritory((String) row[0], (UUID) row[1], sums(row, 2))).toList();
    }

    /** As {@link #ofDepartment}, by the last day of the entries. */
    static List<OfDay> ofDepartmentByDay(String department, int year, LocalDate asOf) {
        return HourEntry.getEntityManager().createQuery("select e.endsOn, e.territoryCode, e.beneficiaryId, " + SUMS
                        + " where e.departmentCode = ?1 and e.year = ?2 and e.endsOn <= ?3 group by e.endsOn, e.territoryCode, e.beneficiaryId",
                        Object[].class)
                .setParameter(1, department).setParameter(2, (short) year).setParameter(3, asOf).getResultStream()
                .map(row -> new OfDay((LocalDate) row[0], new OfTerritory((String) row[1], (UUID) row[2], sums(row, 3)))).toList();
    }

    /** The entries of clauses whose last day is {@code asOf} or before. */
    static List<OfClause> ofClauses(Collection<UUID> clauses, LocalDate asOf) {
        return HourEntry.getEntityManager().createQuery("select e.clauseId, e.partyEmployerId, e.creditedEmployerId, e.beneficiaryId, "
                        + SUMS + " where e.clauseId in ?1 and e.endsOn <= ?2"
                        + " group by e.clauseId, e.partyEmployerId, e.creditedEmployerId, e.beneficiaryId", Object[].class)
                .setParameter(1, clauses).setParameter(2, asOf).getResultStream()
                .map(row -> new OfClause((UUID) row[0], (UUID) row[1], (UUID) row[2], (UUID) row[3], sums(row, 4))).toList();
    }

    /** As {@link #ofClauses}, one sum a clause; a clause without entries is absent. */
    static Map<UUID, Sums> byClause(Collection<UUID> clauses, LocalDate asOf) {
        return HourEntry.getEntityManager().createQuery("select e.clauseId, " + SUMS
                        + " where e.clauseId in ?1 and e.endsOn <= ?2 group by e.clauseId", Object[].class)
                .setParameter(1, clauses).setParameter(2, asOf).getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> sums(row, 1)));
    }

    /** The sum over rows. */
    static <R> Sums total(Collection<R> rows, Function<R, Sums> sums) {
        return rows.stream().map(sums).reduce(Sums.NONE, Sums::plus);
    }

    static Persons persons(Collection<OfTerritory> rows) {
        return Persons.of(rows, OfTerritory::person, OfTerritory::sums);
    }

    private static Sums sums(Object[] row, int at) {
        return new Sums((BigDecimal) row[at], (BigDecimal) row[at + 1], (BigDecimal) row[at + 2], (BigDecimal) row[at + 3],
                (BigDecimal) row[at + 4]);
    }
}
