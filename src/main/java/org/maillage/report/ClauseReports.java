package org.maillage.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.beneficiary.Criterion;
import org.maillage.employment.ExitMilestone;
import org.maillage.employment.ExitSituation;
import org.maillage.employment.FollowUp;
import org.maillage.hours.LateMonths;
import org.maillage.hours.Pathways;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;

/** Makes the reports on clauses and contracts: one reading of the entries, then arithmetic. */
@ApplicationScoped
public class ClauseReports {

    private final LateMonths lateMonths;

    /**
     * Local conventions, hence parameters.
     *
     * @param lateDays days after the end of a month, within which there is time to declare its hours
     * @param months   for which it is asked afterwards
     */
    ClauseReports(@ConfigProperty(name = "maillage.worklist.late-days") int lateDays,
                  @ConfigProperty(name = "maillage.worklist.late-months") int months) {
        lateMonths = new LateMonths(lateDays, months);
    }

    /** @param sensitive whether the reader may see sensitive criteria */
    ClauseReport of(Clause clause, LocalDate asOf, boolean sensitive) {
        List<ClauseRow> rows = ClauseRow.of(List.of(clause.id), asOf);
        ClauseProgress progress = ClauseProgress.of(clause, ClauseRow.byParty(rows), asOf);
        return new ClauseReport(ContractHead.of(clause.contract), ClauseHead.of(clause), asOf, progress.owed(), progress.hours(),
                progress.rate(), rsaShare(progress.hours().rsa(), progress.hours().validated()), progress.beneficiaries(),
                progress.checks(), progress.commitments(), ReportMonth.of(List.of(clause), rows, asOf), modes(rows),
                ReportPart.by(rows, criterion(rows, sensitive)), exits(rows, asOf), NotCounted.of(rows),
                OpenProblem.of(clause, progress, rows, LateDeclarations.of(List.of(clause.id), asOf, lateMonths).of(clause)));
    }

    /** @param sensitive whether the reader may see sensitive criteria */
    ContractReport of(Contract contract, LocalDate asOf, boolean sensitive) {
        List<Clause> clauses = clauses(contract);
        List<ClauseRow> rows = ClauseRow.of(ids(clauses), asOf);
        ContractProgress progress = ContractProgress.of(contract.id, clauses, ClauseRow.byParty(rows), asOf);
        return report(contract, clauses, progress, rows, ReportPart.by(rows, criterion(rows, sensitive)), exits(rows, asOf),
                NotCounted.of(rows), rsaShare(progress.hours().rsa(), progress.hours().validated()));
    }

    /**
     * The report as it may leave the house: sensitive criteria and those of few persons are one, nothing is told of RSA recipients where
     * that would be about few, nor of their exits, nor why hours do not count.
     */
    public ContractReport forBuyer(Contract contract, LocalDate asOf) {
        List<Clause> clauses = clauses(contract);
        List<ClauseRow> rows = ClauseRow.of(ids(clauses), asOf);
        ContractProgress progress = ContractProgress.of(contract.id, clauses, ClauseRow.byParty(rows), asOf);
        FewPersons few = FewPersons.of(rows, criterion(rows, false));
        BigDecimal share = few.tellsOfRsa(progress.beneficiaries()) ? rsaShare(progress.hours().rsa(), progress.hours().validated()) : null;
        return report(contract, clauses, progress, rows, few.criteria(),
                exits(rows, asOf).stream().map(FewPersons::exits).toList(), List.of(), share);
    }

    /** The parties of a clause, and what each of them did. */
    public List<ClauseProgress.OfParty> parties(Clause clause, LocalDate asOf) {
        return ClauseProgress.of(clause, HourSums.ofClauses(List.of(clause.id), asOf), asOf).commitments();
    }

    private ContractReport report(Contract contract, List<Clause> clauses, ContractProgress progress, List<ClauseRow> rows,
                                  List<ReportPart> criteria, List<ExitRates> exits, List<NotCounted> notCounted, BigDecimal rsaShare) {
        Map<UUID, List<ClauseRow>> byClause = rows.stream().collect(Collectors.groupingBy(ClauseRow::clause));
        LateDeclarations late = LateDeclarations.of(ids(clauses), progress.asOf(), lateMonths);
        List<ContractReport.OfClause> parts = new ArrayList<>();
        List<OpenProblem> problems = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            List<ClauseRow> own = byClause.getOrDefault(clause.id, List.of());
            parts.add(ContractReport.OfClause.of(clause, progress.clauses().get(i)));
            problems.addAll(OpenProblem.of(clause, progress.clauses().get(i), own, late.of(clause)));
        }
        return new ContractReport(ContractHead.of(contract), progress.asOf(), progress.owed(), progress.hours(), progress.rate(), rsaShare,
                progress.beneficiaries(), progress.checks(), parts, ReportMonth.of(clauses, rows, progress.asOf()), modes(rows), criteria,
                exits, notCounted, problems);
    }

    /** By the questions about the spells of employments in which there were hours that count. */
    private static List<ExitRates> exits(Collection<ClauseRow> rows, LocalDate asOf) {
        Map<UUID, Set<UUID>> worked = rows.stream().filter(row -> row.counts())
                .collect(Collectors.groupingBy(ClauseRow::person, Collectors.mapping(ClauseRow::employment, Collectors.toSet())));
        Map<ExitMilestone, List<ExitSituation>> known = new EnumMap<>(ExitMilestone.class);
        FollowUp.ofPersons(worked.keySet()).forEach((person, questions) -> questions.stream()
                .filter(one -> one.due(asOf) && one.spell().employments().stream().anyMatch(job -> worked.get(person).contains(job.id)))
                .forEach(one -> known.computeIfAbsent(one.milestone(), milestone -> new ArrayList<>()).add(one.situation(asOf))));
        return Arrays.stream(ExitMilestone.values()).map(milestone -> ExitRates.of(milestone, known.getOrDefault(milestone, List.of()))).toList();
    }

    private static List<Clause> clauses(Contract contract) {
        return Clause.list("contract = ?1 order by id", contract);
    }

    private static List<UUID> ids(List<Clause> clauses) {
        return clauses.stream().map(clause -> clause.id).toList();
    }

    private static List<ReportPart> modes(Collection<ClauseRow> rows) {
        return ReportPart.by(rows, row -> row.mode().name());
    }

    /** Hours that count have a decision in force at entry, and it has a principal criterion. */
    private static Function<ClauseRow, String> criterion(Collection<ClauseRow> rows, boolean sensitive) {
        List<UUID> persons = rows.stream().filter(ClauseRow::counts).map(ClauseRow::person).distinct().toList();
        Map<UUID, Pathways.Entered> pathways = Pathways.ofPersons(persons);
        return row -> {
            Pathways.Entered entered = pathways.get(row.id());
            Criterion principal = entered == null ? null : entered.entry().principal();
            return principal == null || principal.sensitive() && !sensitive ? FewPersons.OTHER : principal.name();
        };
    }

    private static BigDecimal rsaShare(BigDecimal rsa, BigDecimal validated) {
        return ClauseProgress.rate(rsa, validated);
    }
}
