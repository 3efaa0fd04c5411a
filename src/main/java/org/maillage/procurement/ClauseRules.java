package org.maillage.procurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.maillage.procurement.ClauseInput.CommitmentInput;
import org.maillage.procurement.ClauseInput.SuspensionInput;
import org.maillage.procurement.ClauseInput.VersionInput;
import org.maillage.web.Period;
import org.maillage.web.Refused;

/** What must hold inside a clause: its objective, its commitments, its suspensions. */
final class ClauseRules {

    private ClauseRules() {
    }

    /** @throws Refused 422 for the first rule that the clause breaks */
    static void check(ClauseInput clause) {
        new Period(clause.startOn(), clause.endOn()).ordered("/endOn");
        requireObjective(clause);
        requireParties(clause);
        requireAddUp(clause);
        Period.requireApart(clause.suspensions(), SuspensionInput::period, "/suspensions", "until");
    }

    /** An objective in hours has one version for each day of the clause; no objective has none. */
    private static void requireObjective(ClauseInput clause) {
        List<VersionInput> versions = clause.datedVersions();
        boolean fits = clause.objectiveForm() == ObjectiveForm.NONE ? versions.isEmpty()
                : versions.stream().anyMatch(version -> !version.effectiveOn().isAfter(clause.startOn()));
        if (!fits) {
            throw Refused.because(ProcurementProblem.OBJECTIVE_REQUIRED).at("/objectiveVersions");
        }
        Part.requireDistinct(versions, VersionInput::effectiveOn, "/objectiveVersions", "effectiveOn");
    }

    private static void requireParties(ClauseInput clause) {
        List<CommitmentInput> all = clause.commitments();
        for (int i = 0; i < all.size(); i++) {
            CommitmentInput commitment = all.get(i);
            commitment.period().ordered("/commitments/" + i + "/until");
            if (all.subList(0, i).stream().anyMatch(other -> other.employerId().equals(commitment.employerId())
                    && other.period().overlaps(commitment.period()))) {
                throw Refused.because(ProcurementProblem.COMMITMENT_DUPLICATE).at("/commitments/" + i);
            }
            if (commitment.subcontracted() ? !answeredFor(commitment, clause) : commitment.underEmployerId() != null) {
                throw Refused.because(ProcurementProblem.SUBCONTRACT_HOLDER).at("/commitments/" + i + "/underEmployerId");
            }
        }
    }

    /** Whether on each of a subcontractor's days the party it works under owes, so that its hours are always part of something owed. */
    private static boolean answeredFor(CommitmentInput subcontractor, ClauseInput clause) {
        List<Period> holder = clause.commitments().stream()
                .filter(c -> !c.subcontracted() && c.employerId().equals(subcontractor.underEmployerId()))
                .map(CommitmentInput::period).toList();
        Period days = clipped(subcontractor.period(), clause);
        LocalDate day = days.from();
        while (day != null && !day.isAfter(days.until())) {
            LocalDate open = day;
            Period covering = holder.stream().filter(period -> period.holds(open)).findFirst().orElse(null);
            if (covering == null) {
                return false;
            }
            day = covering.until() == null ? null : covering.until().plusDays(1);
        }
        return !holder.isEmpty();
    }

    private static Period clipped(Period period, ClauseInput clause) {
        return new Period(period.from() == null || period.from().isBefore(clause.startOn()) ? clause.startOn() : period.from(),
                period.until() == null || period.until().isAfter(clause.endOn()) ? clause.endOn() : period.until());
    }

    /**
     * On every day of the clause the commitments make the objective of that day, if there is any commitment but of
     * subcontractors. The sum and the objective change on few days, so only these are looked at.
     */
    private static void requireAddUp(ClauseInput clause) {
        List<CommitmentInput> owing = clause.commitments().stream().filter(commitment -> !commitment.subcontracted()).toList();
        if (clause.objectiveForm() == ObjectiveForm.NONE || owing.isEmpty()) {
            return;
        }
        TreeMap<LocalDate, BigDecimal> objective = new TreeMap<>();
        clause.datedVersions().forEach(version -> objective.put(version.effectiveOn(), version.hours()));
        for (LocalDate day : changes(clause, owing)) {
            BigDecimal owed = objective.floorEntry(day).getValue();
            BigDecimal sum = owing.stream().filter(commitment -> commitment.period().holds(day)).map(CommitmentInput::hours)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(owed) != 0) {
                throw Refused.because(ProcurementProblem.COMMITMENTS_DO_NOT_ADD_UP, day, sum, owed).at("/commitments");
            }
        }
    }

    /** The days of the clause on which a version or a commitment begins or a commitment has just ended, and the first. */
    private static TreeSet<LocalDate> changes(ClauseInput clause, List<CommitmentInput> owing) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(clause.startOn()));
        clause.datedVersions().forEach(version -> days.add(version.effectiveOn()));
        for (CommitmentInput commitment : owing) {
            if (commitment.from() != null) {
                days.add(commitment.from());
            }
            if (commitment.until() != null) {
                days.add(commitment.until().plusDays(1));
            }
        }
        return new TreeSet<>(days.subSet(clause.startOn(), true, clause.endOn(), true));
    }
}
