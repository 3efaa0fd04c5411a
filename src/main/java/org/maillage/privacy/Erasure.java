package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.audit.AuditTrail;
import org.maillage.beneficiary.Anonymity;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.Merges;
import org.maillage.employment.Employment;

/**
 * Lets persons go (GDPR art. 17): deleted wholly when they never worked, anonymous otherwise, and only when no legal hold on
 * them runs (art. 17 (3) b; domain.md, case 37). Each method runs in the caller's transaction.
 */
@ApplicationScoped
public class Erasure {

    /**
     * What became of an erasure.
     *
     * @param until      last day of the last hold; null when nothing is deferred, or until somebody says
     * @param operations what the person is held for
     */
    public record Answer(ErasureOutcome outcome, LocalDate until, List<String> operations) {
    }

    private final Anonymity anonymity;
    private final AuditTrail trail;

    Erasure(Anonymity anonymity, AuditTrail trail) {
        this.anonymity = anonymity;
        this.trail = trail;
    }

    /** Carries out what a person has asked for, or restricts the data at once and defers the erasure while a hold runs. */
    public Answer ask(Beneficiary person, String reason, LocalDate today) {
        Beneficiary.lockPathway(person.id);
        List<LegalHold> holds = LegalHold.on(person.id, today);
        if (holds.isEmpty()) {
            return new Answer(carryOut(person.id, today), null, List.of());
        }
        if (person.restrictedAt == null) {
            person.restrict(reason, Instant.now());
        }
        ErasureRequest.make(person.id, reason, Instant.now());
        return deferred(holds, today);
    }

    private static Answer deferred(List<LegalHold> holds, LocalDate today) {
        return new Answer(ErasureOutcome.DEFERRED, end(holds, today), holds.stream().map(hold -> hold.operation).toList());
    }

    /** Last day of these holds; null when one of them has none, {@code today} when there are none. */
    static LocalDate end(List<LegalHold> holds, LocalDate today) {
        return holds.stream().anyMatch(hold -> hold.until == null) ? null
                : holds.stream().map(hold -> hold.until).max(LocalDate::compareTo).orElse(today);
    }

    /** Deletes the person or makes it anonymous, on whom no hold runs. */
    ErasureOutcome carryOut(UUID person, LocalDate today) {
        Beneficiary.lockPathway(person);
        LegalHold.getEntityManager().flush();
        LegalHold.getEntityManager().createNativeQuery("delete from legal_hold_person where beneficiary_id = ?1")
                .setParameter(1, person).executeUpdate();
        boolean worked = Employment.count("beneficiary.id", person) > 0;
        Merges.absorbedBy(person).forEach(this::forgetAbsorbed);
        trail.forget(person);
        if (worked) {
            anonymity.anonymise(person, today);
        } else {
            anonymity.forget(person);
        }
        return worked ? ErasureOutcome.ANONYMISED : ErasureOutcome.DELETED;
    }

    /** The record itself goes with the row of the person it was merged into. */
    private void forgetAbsorbed(UUID record) {
        LegalHold.getEntityManager().createNativeQuery("delete from pathway_exit where beneficiary_id = ?1").setParameter(1, record).executeUpdate();
        trail.forget(record);
    }
}
