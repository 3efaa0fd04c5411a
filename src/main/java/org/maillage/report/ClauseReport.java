package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.maillage.access.Projected;
import org.maillage.territory.Sums;

/**
 * The report on a clause (fiche clause): the numbers of its check, and what they are made of. It is about nobody by name.
 *
 * @param rsaShare hours of RSA recipients / validated hours, half-up to four digits; null without hours
 * @param criteria by the principal criterion of the decision in force at entry
 * @param exits    what became of those with hours that count, where that is to be known by then
 */
@Projected("ClauseReport")
public record ClauseReport(ContractHead contract, ClauseHead clause, LocalDate asOf, BigDecimal owed, Sums hours, BigDecimal rate,
                           BigDecimal rsaShare, Persons beneficiaries, ClauseProgress.Checks checks,
                           List<ClauseProgress.OfParty> commitments, List<ReportMonth> months, List<ReportPart> modes,
                           List<ReportPart> criteria, List<ExitRates> exits, List<NotCounted> notCounted, List<OpenProblem> problems) {
}
