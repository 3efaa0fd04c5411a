package org.maillage.employment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.maillage.beneficiary.PersonAnonymised;

/** The employments of a person who becomes anonymous stay, without words: hours hang on them. */
@ApplicationScoped
class AnonymousEmployments {

    void anonymised(@Observes PersonAnonymised event) {
        Employment.getEntityManager().createNativeQuery("""
                update employment set beneficiary_id = :anonymous, job_title = null, version = version + 1, updated_at = utc_timestamp(6)
                where beneficiary_id = :person""").setParameter("anonymous", event.anonymous())
                .setParameter("person", event.person()).executeUpdate();
    }
}
