package org.maillage.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.maillage.territory.Elapsed;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;
import org.maillage.territory.Verdict;
import org.maillage.web.Period;

/**
 * What a clause owes in the course of its days, and the verdict on it: the one rule for checks, reports, dashboard, balances and work list.
 *
 * @param first      first day of the clause
 * @param last       its last day, or that of the contract where a renewal was declined
 * @param stoppedOn  the day on which a terminated contract ends; null: it was not terminated
 * @param rests      days of suspension: nothing is expected on them
 * @param objectives hours owed from a day on; empty where nothing is owed: no objective, a contract that was called off, or a clause that was
 *                   to begin after the end of a contract whose renewal was declined
 * @param underWay   whether the contract is
 */
public record ClauseTerm(LocalDate first, LocalDate last, LocalDate stoppedOn, List<Period> rests,
                         NavigableMap<LocalDate, BigDecimal> objectives, boolean underWay) {

    public static ClauseTerm of(Clause clause) {
        Contract contract = clause.contract;
        LocalDate until = contract.owedUntil();
        LocalDate last = until == null || clause.endOn.isBefore(until) ? clause.endOn : until;
        boolean owing = contract.status != ContractStatus.CANCELLED && !last.isBefore(clause.startOn);
        NavigableMap<LocalDate, BigDecimal> objectives = new TreeMap<>();
        if (owing) {
            clause.objectiveVersions.stream().filter(version -> !version.effectiveOn.isAfter(last))
                    .forEach(version -> objectives.put(version.effectiveOn, version.hours));
        }
        return new ClauseTerm(clause.startOn, owing ? last : clause.endOn, contract.stoppedOn(),
                clause.suspensions.stream().map(Suspension::period).toList(), objectives, contract.status.underWay());
    }

    /** Whether the clause is in force on {@code day} and does not rest. */
    public boolean runs(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last) && rests.stream().noneMatch(rest -> rest.holds(day));
    }

    /** The day within the term that shows how it stands on {@code asOf}: its first before it, its last, or that of the stop, after it. */
    public LocalDate seen(LocalDate asOf) {
        LocalDate day = unstopped(asOf);
        return day.isBefore(first) ? first : day.isAfter(last) ? last : day;
    }

    /** The hours owed by the version in force on {@code asOf}; null where nothing is. */
    public BigDecimal owed(LocalDate asOf) {
        if (objectives.isEmpty()) {
            return null;
        }
        var version = objectives.floorEntry(seen(asOf));
        return version == null ? objectives.firstEntry().getValue() : version.getValue();
    }

    /** What was to be expected by the end of {@code asOf}; null where nothing is owed. */
    public BigDecimal expected(LocalDate asOf) {
        BigDecimal owed = owed(asOf);
        return owed == null ? null : HoursCheck.expected(owed, elapsed(asOf));
    }

    public HoursCheck check(Sums done, LocalDate asOf) {
        return check(owed(asOf), done, asOf);
    }

    /** The check of a part of the clause, such as a commitment. */
    public HoursCheck check(BigDecimal owed, Sums done, LocalDate asOf) {
        return stopped(asOf) ? HoursCheck.stopped(owed, done.validated(), elapsed(asOf))
                : HoursCheck.of(owed, done.validated(), done.declared(), elapsed(asOf));
    }

    /** Whether a verdict on it means that there is work to do: it lags behind, or has missed what it owed, in a contract under way. */
    public boolean behind(Verdict verdict) {
        return underWay && verdict.lacking();
    }

    /** A contract whose last day does not cut the clause says no day of the stop: then it is stopped whenever it is looked at. */
    private boolean stopped(LocalDate asOf) {
        return stoppedOn != null && !(asOf.isBefore(stoppedOn) && stoppedOn.isBefore(last));
    }

    private Elapsed elapsed(LocalDate asOf) {
        return Elapsed.between(first, last, unstopped(asOf), rests);
    }

    private LocalDate unstopped(LocalDate asOf) {
        return stoppedOn == null || asOf.isBefore(stoppedOn) ? asOf : stoppedOn;
    }
}
