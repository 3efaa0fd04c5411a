package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Listing.Restriction;

/** Persons whom the caller of this request sees, by id. */
@ApplicationScoped
public class SeenIds {

    private final Sight sight;

    SeenIds(Sight sight) {
        this.sight = sight;
    }

    /** Those for which {@code condition} holds, HQL over the person {@code e}, followed by {@code territory} (null: any). */
    List<UUID> where(String condition, String territory) {
        return territory == null ? ids(condition, Map.of()) : ids(condition + " and e.territoryCode = :followedBy", Map.of("followedBy", territory));
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
