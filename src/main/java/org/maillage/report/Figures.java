package org.maillage.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.maillage.procurement.CommitmentRole;
import org.maillage.territory.HoursCheck;
import org.maillage.territory.Sums;

/**
 * The numbers of a report on clauses without anything that hangs on its reader: what documents are written from, and what is frozen
 * when a balance is issued.
 *
 * @param persons  distinct persons with hours that count
 * @param rsaShare null where it is not told
 * @param criteria null where they are not told
 * @param exits    null where they are not told
 */
public record Figures(BigDecimal owed, Done hours, BigDecimal rate, HoursCheck check, long persons, BigDecimal rsaShare,
                      List<OfClause> clauses, List<ReportMonth> months, List<ReportPart> modes, List<ReportPart> criteria,
                      List<ExitRates> exits, List<OpenProblem> problems) {

    /** Hours done, without what tells of RSA recipients. */
    public record Done(BigDecimal validated, BigDecimal declared, BigDecimal training, BigDecimal notCounted) {
        static Done of(Sums sums) {
            return new Done(sums.validated(), sums.declared(), sums.training(), sums.notCounted());
        }
    }

    /** One clause with its parties. */
    public record OfClause(ClauseHead clause, BigDecimal owed, Done hours, BigDecimal rate, HoursCheck check, long persons,
                           List<OfParty> commitments) {
        static OfClause of(ContractReport.OfClause one) {
            return new OfClause(one.clause(), one.owed(), Done.of(one.hours()), one.rate(), one.checks().hours(),
                    one.beneficiaries().total(), OfParty.all(one.commitments()));
        }
    }

    /** One party. The hours of a subcontractor are also in those of the party that answers for it. */
    public record OfParty(UUID commitmentId, ClauseProgress.Named employer, CommitmentRole role, UUID underEmployerId, BigDecimal owed,
                          Done hours, BigDecimal rate, HoursCheck check) {
        static List<OfParty> all(List<ClauseProgress.OfParty> parties) {
            return parties.stream().map(OfParty::of).toList();
        }

        public static OfParty of(ClauseProgress.OfParty party) {
            return new OfParty(party.commitmentId(), party.employer(), party.role(), party.underEmployerId(), party.owed(),
                    Done.of(party.hours()), party.rate(), party.checks().hours());
        }
    }

    public static Figures of(ContractReport report) {
        return new Figures(report.owed(), Done.of(report.hours()), report.rate(), report.checks().hours(), report.beneficiaries().total(),
                report.rsaShare(), report.clauses().stream().map(OfClause::of).toList(), report.months(), report.modes(), report.criteria(),
                report.exits(), report.problems());
    }

    static Figures of(ClauseReport report) {
        OfClause clause = new OfClause(report.clause(), report.owed(), Done.of(report.hours()), report.rate(), report.checks().hours(),
                report.beneficiaries().total(), OfParty.all(report.commitments()));
        return new Figures(clause.owed(), clause.hours(), clause.rate(), clause.check(), clause.persons(), report.rsaShare(), List.of(clause),
                report.months(), report.modes(), report.criteria(), report.exits(), report.problems());
    }
}
