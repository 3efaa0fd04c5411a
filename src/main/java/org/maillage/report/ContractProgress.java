package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** @param rows the sums of all {@code whole} clauses of the contract */
    static ContractProgress of(UUID contract, List<Clause> whole, Collection<HourSums.OfClause> rows, LocalDate asOf) {
        List<ClauseProgress> clauses = whole.stream().map(clause -> ClauseProgress.of(clause,
                rows.stream().filter(row -> row.clause().equals(clause.id)).toList(), asOf)).toList();
        List<ClauseProgress> owing = clauses.stream().filter(clause -> clause.owed() != null).toList();
        BigDecimal owed = owing.isEmpty() ? null : sum(owing, ClauseProgress::owed);
        Sums hours = HourSums.total(clauses, ClauseProgress::hours);
        BigDecimal done = sum(owing, clause -> clause.hours().validated());
        HoursCheck check = new HoursCheck(verdict(whole, clauses, hours, asOf), sumOf(owing, HoursCheck::expected),
                sumOf(owing, HoursCheck::remaining), sumOf(clauses, HoursCheck::projected));
        return new ContractProgress(contract, asOf, owed, hours, ClauseProgress.rate(done, owed),
                Persons.of(rows, HourSums.OfClause::person, HourSums.OfClause::sums), new ClauseProgress.Checks(check), clauses);
    }

    /** Met when every clause is; missed when one was; on track when none is behind. One without any hours is judged with the others. */
    private static Verdict verdict(List<Clause> whole, List<ClauseProgress> clauses, Sums hours, LocalDate asOf) {
        Stream<Verdict> verdicts = IntStream.range(0, whole.size()).filter(i -> clauses.get(i).owed() != null)
                .mapToObj(i -> HoursCheck.judged(clauses.get(i).owed(), clauses.get(i).hours().validated(),
                        ClauseProgress.elapsed(whole.get(i), asOf)));
        boolean nothing = hours.validated().signum() == 0 && hours.declared().signum() == 0;
        return verdicts.max(Comparator.naturalOrder()).map(worst -> nothing ? Verdict.NO_DATA : worst).orElse(Verdict.NO_OBJECTIVE);
    }

    private static BigDecimal sumOf(List<ClauseProgress> clauses, Function<HoursCheck, BigDecimal> value) {
        List<BigDecimal> values = clauses.stream().map(clause -> value.apply(clause.checks().hours())).filter(Objects::nonNull).toList();
        return values.isEmpty() ? null : values.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static BigDecimal sum(List<ClauseProgress> clauses, Function<ClauseProgress, BigDecimal> value) {
        return clauses.stream().map(value).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
