package org.maillage.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.employment.Employment;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourEntry;
import org.maillage.procurement.Clause;

/**
 * Months without a declaration: of each employment that once had hours on a clause, those since then in which both last, that are
 * over for some days, and for which nothing at all was declared; an employment may also have worked for another clause.
 */
final class LateDeclarations {

    private record Declared(UUID employment, YearMonth month) {
    }

    private final Map<UUID, Employment> employments;
    private final Set<Declared> declared;
    private final LocalDate asOf;
    private final int days;

    private LateDeclarations(Map<UUID, Employment> employments, Set<Declared> declared, LocalDate asOf, int days) {
        this.employments = employments;
        this.declared = declared;
        this.asOf = asOf;
        this.days = days;
    }

    /** @param days after the end of the month, within which there is time to declare */
    static LateDeclarations of(Collection<ClauseRow> rows, LocalDate asOf, int days) {
        List<UUID> ids = rows.stream().map(ClauseRow::employment).distinct().toList();
        Map<UUID, Employment> employments = new HashMap<>();
        Set<Declared> declared = new HashSet<>();
        if (!ids.isEmpty()) {
            Employment.<Employment>list("id in ?1", ids).forEach(employment -> employments.put(employment.id, employment));
            HourEntry.getEntityManager().createQuery("""
                    select distinct e.employmentId, e.month from HourEntry e where e.employmentId in ?1 and e.status <> REJECTED
                    and e.correctedById is null""", Object[].class).setParameter(1, ids).getResultStream()
                    .forEach(row -> declared.add(new Declared((UUID) row[0], (YearMonth) row[1])));
        }
        return new LateDeclarations(employments, declared, asOf, days);
    }

    /** One month for each employment that is late in it, in the order of the months. */
    List<YearMonth> of(Clause clause, Collection<ClauseRow> rows) {
        Map<UUID, YearMonth> first = rows.stream().filter(LateDeclarations::live)
                .collect(Collectors.toMap(ClauseRow::employment, ClauseRow::month, (a, b) -> a.isBefore(b) ? a : b, TreeMap::new));
        return first.entrySet().stream().flatMap(one -> missing(clause, employments.get(one.getKey()), one.getValue())).sorted().toList();
    }

    private static boolean live(ClauseRow row) {
        return row.reason() != CountingReason.REJECTED && row.reason() != CountingReason.REPLACED;
    }

    private Stream<YearMonth> missing(Clause clause, Employment employment, YearMonth first) {
        LocalDate until = employment.endOn == null || clause.endOn.isBefore(employment.endOn) ? clause.endOn : employment.endOn;
        return Stream.iterate(first, month -> !month.atDay(1).isAfter(until), month -> month.plusMonths(1))
                .takeWhile(month -> !month.atEndOfMonth().plusDays(days).isAfter(asOf))
                .filter(month -> !declared.contains(new Declared(employment.id, month)))
                .filter(month -> month.atDay(1).datesUntil(month.atEndOfMonth().plusDays(1))
                        .anyMatch(day -> clause.suspensions.stream().noneMatch(suspension -> suspension.period().holds(day))));
    }
}
