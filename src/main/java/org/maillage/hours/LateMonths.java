package org.maillage.hours;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseTerm;
import org.maillage.web.Period;

/**
 * The months for which an employer was to declare hours of an employment for a clause, and declared nothing: the one rule for reports,
 * balances and work list. A month is late when it is over for {@code days} days, for {@code months} months from then on, and holds a day on
 * which the employment lasts, its employer or the company that it is lent to is engaged, and the clause runs and does not rest.
 *
 * @param days   after the end of a month, within which there is time to declare
 * @param months for which it is asked afterwards
 */
public record LateMonths(int days, int months) {

    /**
     * An employment, as far as it is asked for.
     *
     * @param endOn null: it lasts
     * @param user  the company that the person is lent to, or null
     * @param asked whether anything may be asked about the person: not where the data is restricted or anonymous
     */
    public record Job(UUID id, LocalDate startOn, LocalDate endOn, UUID employer, UUID user, boolean asked) {

        /** HQL: what {@link #of} reads, of an employment {@code e} of a person {@code b}. */
        public static final String COLUMNS = "e.id, e.startOn, e.endOn, e.employer.id, e.userEmployer.id, b.restrictedAt, b.anonymisedOn";

        /** @param at where {@link #COLUMNS} begin in the row */
        public static Job of(Object[] row, int at) {
            return new Job((UUID) row[at], (LocalDate) row[at + 1], (LocalDate) row[at + 2], (UUID) row[at + 3], (UUID) row[at + 4],
                    row[at + 5] == null && row[at + 6] == null);
        }

        boolean lasts(LocalDate day) {
            return new Period(startOn, endOn).holds(day);
        }

        boolean worksFor(UUID party) {
            return party.equals(employer) || party.equals(user);
        }
    }

    /** First day of the months that can be late, seen from {@code asOf}: their last day is this one or a later one. */
    public LocalDate since(LocalDate asOf) {
        return until(asOf).minusMonths(months);
    }

    /** Last day of the months that can be late: their last day is this one or an earlier one. */
    public LocalDate until(LocalDate asOf) {
        return asOf.minusDays(days);
    }

    /** @param declared the months of the employment for which anything was declared, for whatever clause and whatever was decided */
    public List<YearMonth> of(Clause clause, Job job, Predicate<YearMonth> declared, LocalDate asOf) {
        ClauseTerm term = ClauseTerm.of(clause);
        LocalDate from = latest(latest(job.startOn(), term.first()), since(asOf));
        LocalDate until = earliest(job.endOn() == null ? term.last() : earliest(job.endOn(), term.last()), until(asOf));
        List<YearMonth> late = new ArrayList<>();
        for (YearMonth month = YearMonth.from(from); !month.atDay(1).isAfter(until); month = month.plusMonths(1)) {
            if (!declared.test(month) && late(clause, term, job, month, asOf)) {
                late.add(month);
            }
        }
        return late;
    }

    /** Whether hours of {@code month}, for which nothing was declared, were to be. */
    public boolean late(Clause clause, Job job, YearMonth month, LocalDate asOf) {
        return late(clause, ClauseTerm.of(clause), job, month, asOf);
    }

    private boolean late(Clause clause, ClauseTerm term, Job job, YearMonth month, LocalDate asOf) {
        LocalDate end = month.atEndOfMonth();
        return job.asked() && !clause.contract.status.givenUp() && !end.isAfter(until(asOf)) && !end.isBefore(since(asOf))
                && month.atDay(1).datesUntil(end.plusDays(1)).anyMatch(day -> job.lasts(day) && term.runs(day) && engaged(clause, job, day));
    }

    private static boolean engaged(Clause clause, Job job, LocalDate day) {
        return clause.commitments.stream().anyMatch(commitment -> commitment.period().holds(day) && job.worksFor(commitment.employer.id));
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earliest(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
