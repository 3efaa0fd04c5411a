package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.PathwayChanged;
import org.maillage.employer.EmployerChanged;
import org.maillage.employment.EmploymentChanged;
import org.maillage.hours.Counting.Outcome;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseChanged;

/**
 * Writes what entries count for, anew, in the transaction that changed a reason for it. A person is locked before its history is read;
 * a clause that changed is locked before the persons who work for it are looked up, so that no declaration slips in between
 * (declarations hold the clause shared).
 */
@ApplicationScoped
public class Recount {

    private final int gapMonths;

    /** @param gapMonths months without work after which a new validation begins a new pathway; a local convention, hence a parameter */
    Recount(@ConfigProperty(name = "maillage.pathway.gap-months") int gapMonths) {
        this.gapMonths = gapMonths;
    }

    /** Counts all entries of these persons anew, and then the training of the clauses that cap it. */
    public void persons(Collection<UUID> ids) {
        Set<UUID> capped = new TreeSet<>();
        for (UUID person : new TreeSet<>(ids)) {
            Beneficiary.lockPathway(person);
            List<Facts> facts = Facts.ofPerson(person);
            if (facts.isEmpty()) {
                continue;
            }
            Map<UUID, Outcome> outcomes = Counting.of(facts.stream().map(Facts::line).toList(), Facts.eligibilities(person), gapMonths);
            facts.forEach(fact -> take(fact, outcomes.get(fact.entry().id)));
            facts.stream().filter(Facts::capped).map(fact -> fact.clause().id).forEach(capped::add);
        }
        capped.forEach(Recount::cap);
    }

    /** Writes to the entry what the rules say of it; what the cap on training has settled stays. */
    static void take(Facts facts, Outcome outcome) {
        facts.entry().endsOn = facts.endsOn();
        facts.entry().take(reason(facts, outcome), outcome.rsaReason(), facts.party());
    }

    /** Whether the rules say something else of the entry than what stands there. */
    static boolean moves(Facts facts, Outcome outcome) {
        return facts.entry().countingReason != reason(facts, outcome) || facts.entry().rsaReason != outcome.rsaReason();
    }

    private static CountingReason reason(Facts facts, Outcome outcome) {
        boolean settledByCap = facts.capped() && outcome.reason() == CountingReason.COUNTED
                && facts.entry().countingReason == CountingReason.TRAINING_OVER_CAP;
        return settledByCap ? CountingReason.TRAINING_OVER_CAP : outcome.reason();
    }

    private static void cap(UUID clauseId) {
        Clause clause = Clause.findById(clauseId, LockModeType.PESSIMISTIC_WRITE);
        List<HourEntry> trainings = HourEntry.list("clauseId = ?1 and kind = TRAINING and countingReason in (COUNTED, TRAINING_OVER_CAP)",
                clauseId);
        BigDecimal objective = clause.objectiveOn(LocalDate.MAX);
        Set<UUID> over = clause.counting.trainingCapShare == null || objective == null ? new HashSet<>()
                : TrainingCap.over(objective.multiply(clause.counting.trainingCapShare), trainings.stream()
                        .map(e -> new TrainingCap.Training(e.id, e.lastDay, e.validatedHours)).toList());
        trainings.forEach(entry -> entry.take(over.contains(entry.id) ? CountingReason.TRAINING_OVER_CAP : CountingReason.COUNTED,
                entry.rsaReason, new Parties.Party(entry.partyEmployerId, entry.creditedEmployerId)));
    }

    void pathwayChanged(@Observes PathwayChanged change) {
        persons(List.of(change.beneficiaryId()));
    }

    void clauseChanged(@Observes ClauseChanged change) {
        Clause.findById(change.clauseId(), LockModeType.PESSIMISTIC_WRITE);
        persons(with("h.clauseId", change.clauseId()));
        cap(change.clauseId());
    }

    /** The employer of an employment may have been put right, too. */
    void employmentChanged(@Observes EmploymentChanged change) {
        Facts.where("h.employmentId = ?1", change.employmentId()).forEach(Facts::followEmployment);
        persons(List.of(change.beneficiaryId()));
    }

    void employerChanged(@Observes EmployerChanged change) {
        persons(with("h.employerId", change.employerId()));
    }

    private static List<UUID> with(String column, UUID value) {
        return HourEntry.getEntityManager()
                .createQuery("select distinct h.beneficiaryId from HourEntry h where " + column + " = ?1", UUID.class)
                .setParameter(1, value).getResultList();
    }
}
