package org.maillage.bilan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.maillage.employer.Employer;
import org.maillage.procurement.Clause;
import org.maillage.report.ClauseHead;
import org.maillage.report.ClauseProgress;
import org.maillage.report.ContractHead;
import org.maillage.report.Figures;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Verdict;

/**
 * What a party did of what it owes on a clause: what the last payment asks for.
 *
 * @param owed        hours of its commitments in force; null where nothing is owed
 * @param validated   hours done, those of whom it answers for among them
 * @param rate        validated / owed, half-up to four digits; null where nothing is owed
 * @param remaining   hours still owed; null where nothing is
 * @param met         whether each commitment is, of a terminated contract as far as it was to be by then; null where nothing is owed
 * @param commitments a party has several when it is also another's subcontractor
 */
public record SupplierAttestation(ContractHead contract, ClauseHead clause, Party employer, LocalDate asOf, BigDecimal owed,
                                  BigDecimal validated, BigDecimal rate, BigDecimal remaining, Boolean met,
                                  List<Figures.OfParty> commitments) {

    /** An employer as it is named on paper; siret null where it has none. */
    public record Party(UUID id, String name, String siret) {
        static Party of(Employer employer) {
            return new Party(employer.id, employer.name, employer.siret);
        }
    }

    /** @param lines the commitments of {@code employer}, one at least */
    static SupplierAttestation of(Clause clause, Employer employer, LocalDate asOf, List<Figures.OfParty> lines) {
        BigDecimal owed = sum(lines, Figures.OfParty::owed);
        BigDecimal validated = sum(lines, line -> line.hours().validated());
        return new SupplierAttestation(ContractHead.of(clause.contract), ClauseHead.of(clause), Party.of(employer), asOf, owed, validated,
                ClauseProgress.rate(validated, owed), sum(lines, line -> line.check().remaining()),
                met(lines), lines);
    }

    private static Boolean met(List<Figures.OfParty> lines) {
        List<HoursCheck> checks = lines.stream().map(Figures.OfParty::check).filter(check -> check.verdict() != Verdict.NO_OBJECTIVE).toList();
        return checks.isEmpty() ? null : checks.stream().allMatch(HoursCheck::done);
    }

    private static BigDecimal sum(List<Figures.OfParty> lines, Function<Figures.OfParty, BigDecimal> value) {
        return lines.stream().map(value).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }
}
