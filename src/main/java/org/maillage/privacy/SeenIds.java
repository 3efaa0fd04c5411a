package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Listing.Restriction;
import org.maillage.worklist.Wanted;

/** Persons whom the caller of this request sees, by id. */
@ApplicationScoped
public class SeenIds {

    private final Sight sight;

    SeenIds(Sight sight) {
        this.sight = sight;
    }

    /** Those for which {@code condition} holds, HQL over the person {@code e}, where the work list is asked for. */
    List<UUID> where(String condition, Wanted wanted) {
        Map<String, String> places = new HashMap<>();
        StringBuilder whole = new StringBuilder(condition);
        if (wanted.territory() != null) {
            places.put("followedBy", wanted.territory());
            whole.append(" and e.territoryCode = :followedBy");
        }
        if (wanted.department() != null) {
            places.put("department", wanted.department());
            whole.append(" and e.territoryCode in (select t.code from Territory t where t.department.code = :department)");
        }
        return ids(whole.toString(), places);
    }

    /** Those of these persons. */
    List<UUID> among(Collection<UUID> persons) {
        return ids("e.id in :persons", Map.of("persons", persons));
    }

    private List<UUID> ids(String condition, Map<String, ?> parameters) {
        Restriction rows = sight.rows(Beneficiary.class);
        var query = Beneficiary.getEntityManager().createQuery("select e.id from Beneficiary e where " + condition + " and ("
                + rows.condition() + ")", UUID.class);
        rows.parameters().forEach(query::setParameter);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
