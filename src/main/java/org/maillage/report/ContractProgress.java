package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.maillage.procurement.Clause;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;
import org.maillage.territory.Verdict;

/**
 * How far a contract is: the sum of its clauses. A surplus on one clause does not make up for another (each lot is a contract of its own), so
 * what remains is the sum of what remains on each; the rate is Σ done / Σ owed, never a mean of rates.
 */
public record ContractProgress(UUID contractId, LocalDate asOf, BigDecimal owed, Sums hours, BigDecimal rate, Persons beneficiaries,
                               ClauseProgress.Checks checks, List<ClauseProgress> clauses) {

    private static final List<Verdict> WORST_FIRST = List.of(Verdict.MISSED, Verdict.BEHIND, Verdict.STOPPED);

    /** @param rows the sums of all {@code whole} clauses of the contract */
    static ContractProgress of(UUID contract, List<Clause> whole, Collection<HourSums.OfClause> rows, LocalDate asOf) {
        List<ClauseProgress> clauses = whole.stream().map(clause -> ClauseProgress.of(clause,
                rows.stream().filter(row -> row.clause().equals(clause.id)).toList(), asOf)).toList();
        List<ClauseProgress> owing = clauses.stream().filter(clause -> clause.owed() != null).toList();
        BigDecimal owed = owing.isEmpty() ? null : sum(owing, ClauseProgress::owed);
        Sums hours = HourSums.total(clauses, ClauseProgress::hours);
        BigDecimal done = sum(owing, clause -> clause.hours().validated());
        HoursCheck check = new HoursCheck(verdict(clauses), sumOf(owing, HoursCheck::expected),
                sumOf(owing, HoursCheck::remaining), sumOf(clauses, HoursCheck::projected));
        return new ContractProgress(contract, asOf, owed, hours, ClauseProgress.rate(done, owed),
                Persons.of(rows, HourSums.OfClause::person, HourSums.OfClause::sums), new ClauseProgress.Checks(check), clauses);
    }

    /**
     * Of the clauses that owe something: met when every one is; missed when one was; stopped, unless one was missed or is behind; on track when
     * none is behind, and there is something to judge.
     */
    private static Verdict verdict(List<ClauseProgress> clauses) {
        Set<Verdict> verdicts = clauses.stream().map(clause -> clause.checks().hours().verdict()).filter(verdict -> verdict != Verdict.NO_OBJECTIVE)
                .collect(Collectors.toSet());
        return switch (verdicts.size()) {
            case 0 -> Verdict.NO_OBJECTIVE;
            case 1 -> verdicts.iterator().next();
            default -> WORST_FIRST.stream().filter(verdicts::contains).findFirst().orElse(Verdict.ON_TRACK);
        };
    }

    private static BigDecimal sumOf(List<ClauseProgress> clauses, Function<HoursCheck, BigDecimal> value) {
        List<BigDecimal> values = clauses.stream().map(clause -> value.apply(clause.checks().hours())).filter(Objects::nonNull).toList();
        return values.isEmpty() ? null : values.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static BigDecimal sum(List<ClauseProgress> clauses, Function<ClauseProgress, BigDecimal> value) {
        return clauses.stream().map(value).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
