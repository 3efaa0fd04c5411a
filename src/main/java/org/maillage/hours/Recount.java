package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private static final Set<CountingReason> SETTLED_BY_CAP = EnumSet.of(CountingReason.COUNTED, CountingReason.TRAINING_OVER_CAP);

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

    /** Writes to the entry what the rules say of it; how many hours of training count stays as the cap has settled it. */
    static void take(Facts facts, Outcome outcome) {
        HourEntry entry = facts.entry();
        entry.endsOn = facts.endsOn();
        boolean counts = outcome.reason() == CountingReason.COUNTED;
        if (counts && facts.capped() && SETTLED_BY_CAP.contains(entry.countingReason)) {
            entry.take(entry.countingReason, entry.countedHours.min(entry.validatedHours), outcome.rsaReason(), facts.party());
        } else {
            entry.take(outcome.reason(), counts ? entry.validatedHours : BigDecimal.ZERO, outcome.rsaReason(), facts.party());
        }
    }

    private static void cap(UUID clauseId) {
        Clause clause = Clause.findById(clauseId, LockModeType.PESSIMISTIC_WRITE);
        List<HourEntry> trainings = Facts.where("h.kind = TRAINING and h.countingReason in (COUNTED, TRAINING_OVER_CAP) and h.clauseId = ?1", clauseId)
                .stream().filter(Facts::capped).map(Facts::entry).toList();
        Map<UUID, BigDecimal> counted = clause.objectiveOn(LocalDate.MAX) == null
                ? trainings.stream().collect(Collectors.toMap(entry -> entry.id, entry -> entry.validatedHours))
                : TrainingCap.counted(month -> clause.objectiveOn(month.atEndOfMonth()).multiply(clause.counting.trainingCapShare),
                        trainings.stream().filter(entry -> entry.validatedHours.signum() > 0).map(Recount::training).toList());
        trainings.forEach(entry -> take(entry, counted.getOrDefault(entry.id, BigDecimal.ZERO)));
    }

    private static TrainingCap.Training training(HourEntry entry) {
        return new TrainingCap.Training(entry.id, entry.firstDay, entry.beneficiaryId, entry.employmentId, entry.validatedHours);
    }

    private static void take(HourEntry entry, BigDecimal counted) {
        boolean over = counted.signum() == 0 && entry.validatedHours.signum() > 0;
        entry.take(over ? CountingReason.TRAINING_OVER_CAP : CountingReason.COUNTED, counted, entry.rsaReason,
                new Parties.Party(entry.partyEmployerId, entry.creditedEmployerId));
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
        Places places = new Places();
        Facts.where("h.employmentId = ?1", change.employmentId()).forEach(facts -> facts.followEmployment(places));
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
