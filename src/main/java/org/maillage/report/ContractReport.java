package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.maillage.access.Projected;
import org.maillage.procurement.Clause;
import org.maillage.territory.Sums;

/**
 * The balance of a contract (bilan) as it stands: the numbers of its check, clause by clause, and what they are made of. It is about
 * nobody by name.
 *
 * @param rsaShare hours of RSA recipients / validated hours, half-up to four digits; null without hours, and where it would tell of
 *                 few persons
 * @param criteria by the principal criterion of the decision in force at entry
 * @param exits    what became of those with hours that count, where that is to be known by then
 */
@Projected("ContractReport")
public record ContractReport(ContractHead contract, LocalDate asOf, BigDecimal owed, Sums hours, BigDecimal rate, BigDecimal rsaShare,
                             Persons beneficiaries, ClauseProgress.Checks checks, List<OfClause> clauses, List<ReportMonth> months,
                             List<ReportPart> modes, List<ReportPart> criteria, List<ExitRates> exits, List<NotCounted> notCounted,
                             List<OpenProblem> problems) {

    /** One clause, with its parties. */
    public record OfClause(ClauseHead clause, BigDecimal owed, Sums hours, BigDecimal rate, Persons beneficiaries,
                           ClauseProgress.Checks checks, List<ClauseProgress.OfParty> commitments) {

        static OfClause of(Clause clause, ClauseProgress progress) {
            return new OfClause(ClauseHead.of(clause), progress.owed(), progress.hours(), progress.rate(), progress.beneficiaries(),
                    progress.checks(), progress.commitments());
        }
    }
}
