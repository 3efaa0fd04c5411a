package org.maillage.employment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.maillage.beneficiary.PersonAnonymised;
import org.maillage.web.BulkChange;

/**
 * The employments of a person who becomes anonymous stay, without words: hours hang on them. So do the exits, which are codes and days:
 * the rates of the years stay what they were.
 */
@ApplicationScoped
class AnonymousEmployments {

    private static final List<String> STATEMENTS = List.of("""
            update employment set beneficiary_id = :anonymous, job_title = null, version = version + 1, updated_at = utc_timestamp(6)
            where beneficiary_id = :person""", """
            update pathway_exit set beneficiary_id = :anonymous, version = version + 1, updated_at = utc_timestamp(6)
            where beneficiary_id = :person""");

    void anonymised(@Observes PersonAnonymised event) {
        BulkChange.changing(Employment.class, Employment.getEntityManager()
                .createQuery("select m.id from Employment m where m.beneficiary.id = ?1", UUID.class).setParameter(1, event.person()).getResultList());
        STATEMENTS.forEach(statement -> Employment.getEntityManager().createNativeQuery(statement)
                .setParameter("anonymous", event.anonymous()).setParameter("person", event.person()).executeUpdate());
    }
}
