package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.maillage.beneficiary.PersonAnonymised;

/** The hours of a person who becomes anonymous stay as they are counted, without words and without the names that others gave them. */
@ApplicationScoped
class AnonymousHours {

    private static final List<String> STATEMENTS = List.of("""
            delete x from hour_entry_external_id x join hour_entry h on h.id = x.hour_entry_id where h.beneficiary_id = :person""", """
            update hour_entry set beneficiary_id = :anonymous, reason = null, override_reason = null, version = version + 1,
                updated_at = utc_timestamp(6)
            where beneficiary_id = :person""");

    void anonymised(@Observes PersonAnonymised event) {
        for (String statement : STATEMENTS) {
            var query = HourEntry.getEntityManager().createNativeQuery(statement).setParameter("person", event.person());
            if (statement.contains(":anonymous")) {
                query.setParameter("anonymous", event.anonymous());
            }
            query.executeUpdate();
        }
    }
}
