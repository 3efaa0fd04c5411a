package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.maillage.beneficiary.PersonAnonymised;
import org.maillage.web.BulkChange;

/** The hours of a person who becomes anonymous stay as they are counted, without words and without the names that others gave them. */
@ApplicationScoped
class AnonymousHours {

    private static final List<String> STATEMENTS = List.of("""
            delete x from hour_entry_external_id x join hour_entry h on h.id = x.hour_entry_id where h.beneficiary_id = :person""", """
            update hour_entry set beneficiary_id = :anonymous, reason = null, override_reason = null, version = version + 1,
                updated_at = utc_timestamp(6)
            where beneficiary_id = :person""");

    void anonymised(@Observes PersonAnonymised event) {
        BulkChange.changing(HourEntry.class, HourEntry.getEntityManager()
                .createQuery("select h.id from HourEntry h where h.beneficiaryId = ?1", UUID.class).setParameter(1, event.person()).getResultList());
        for (String statement : STATEMENTS) {
            var query = HourEntry.getEntityManager().createNativeQuery(statement).setParameter("person", event.person());
            if (statement.contains(":anonymous")) {
                query.setParameter("anonymous", event.anonymous());
            }
            query.executeUpdate();
        }
    }
}
