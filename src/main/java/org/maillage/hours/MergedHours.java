package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.maillage.beneficiary.Merges;
import org.maillage.beneficiary.PersonsMerging;
import org.maillage.beneficiary.PersonsParting;

/** Hours belong to the person of their employment, also after two records were merged; what they count for is told apart. */
@ApplicationScoped
class MergedHours {

    void move(@Observes PersonsMerging event) {
        List<UUID> entries = HourEntry.getEntityManager().createQuery("select h.id from HourEntry h where h.beneficiaryId = ?1", UUID.class)
                .setParameter(1, event.absorbed()).getResultList();
        Merges.move(HourEntry.class, entries, event.survivor());
    }

    void moveBack(@Observes PersonsParting event) {
        List<UUID> employments = event.moved("employment");
        if (!employments.isEmpty()) {
            List<UUID> entries = HourEntry.getEntityManager()
                    .createQuery("select h.id from HourEntry h where h.employmentId in ?1 and h.beneficiaryId = ?2", UUID.class)
                    .setParameter(1, employments).setParameter(2, event.survivor()).getResultList();
            Merges.move(HourEntry.class, entries, event.absorbed());
        }
    }
}
