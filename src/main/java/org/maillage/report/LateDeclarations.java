package org.maillage.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.employment.Employment;
import org.maillage.hours.HourEntry;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ContractStatus;
import org.maillage.web.Period;

/**
 * Months without a declaration, as the work list asks for them: of each employment that has hours on a clause, those that are over for
 * some days, in which it lasts, its employer or the company that it is lent to is engaged and the clause does not rest, and for
 * which nothing at all was declared; an employment may also have worked for another clause.
 */
final class LateDeclarations {

    private static final Set<ContractStatus> STOPPED = Set.of(ContractStatus.CANCELLED, ContractStatus.TERMINATED);

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
                    select distinct e.employmentId, e.month from HourEntry e where e.employmentId in ?1""", Object[].class)
                    .setParameter(1, ids).getResultStream().forEach(row -> declared.add(new Declared((UUID) row[0], (YearMonth) row[1])));
        }
        return new LateDeclarations(employments, declared, asOf, days);
    }

    /** One month for each employment that is late in it, in the order of the months. */
    List<YearMonth> of(Clause clause, Collection<ClauseRow> rows) {
        return STOPPED.contains(clause.contract.status) ? List.of() : rows.stream().map(ClauseRow::employment).distinct()
                .flatMap(employment -> missing(clause, employments.get(employment))).sorted().toList();
    }

    private Stream<YearMonth> missing(Clause clause, Employment employment) {
        LocalDate from = employment.startOn.isBefore(clause.startOn) ? clause.startOn : employment.startOn;
        LocalDate until = employment.endOn == null || clause.endOn.isBefore(employment.endOn) ? clause.endOn : employment.endOn;
        return Stream.iterate(YearMonth.from(from), month -> !month.atDay(1).isAfter(until), month -> month.plusMonths(1))
                .takeWhile(month -> !month.atEndOfMonth().plusDays(days).isAfter(asOf))
                .filter(month -> !declared.contains(new Declared(employment.id, month)) && engaged(clause, employment, month)
                        && !rests(clause, month));
    }

    private static boolean engaged(Clause clause, Employment employment, YearMonth month) {
        Period days = new Period(month.atDay(1), month.atEndOfMonth());
        return clause.commitments.stream().anyMatch(commitment -> commitment.period().overlaps(days)
                && (commitment.employer.id.equals(employment.employer.id)
                || employment.userEmployer != null && commitment.employer.id.equals(employment.userEmployer.id)));
    }

    private static boolean rests(Clause clause, YearMonth month) {
        return month.atDay(1).datesUntil(month.atEndOfMonth().plusDays(1))
                .allMatch(day -> clause.suspensions.stream().anyMatch(suspension -> suspension.period().holds(day)));
    }
}
