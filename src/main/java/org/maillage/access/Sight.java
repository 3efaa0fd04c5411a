package org.maillage.access;

import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Versioned;

/** What a caller sees of an entity: the rows for which at least one {@link SeenThrough} holds. */
@ApplicationScoped
public class Sight {

    private final List<SeenThrough> reasons;

    Sight(@All List<SeenThrough> reasons) {
        this.reasons = reasons;
    }

    /** The rows within {@code scope}. */
    public Restriction of(Class<? extends Versioned> entity, Scope scope) {
        return scope.restriction(reasons.stream().filter(reason -> reason.entity() == entity).map(SeenThrough::ids)
                .collect(Collectors.joining(" union ", "e.id in (select seen.id from (", ") seen)")));
    }

    /** The row with this id, or null when there is none within {@code scope}. */
    public <E extends Versioned> E find(Class<E> entity, UUID id, Scope scope) {
        EntityManager manager = Panache.getEntityManager(entity);
        if (id == null || scope.everywhere()) {
            return id == null ? null : manager.find(entity, id);
        }
        Restriction restriction = of(entity, scope);
        var query = manager.createQuery("select e from " + entity.getSimpleName() + " e where e.id = :id and ("
                + restriction.condition() + ")", entity).setParameter("id", id);
        restriction.parameters().forEach(query::setParameter);
        return query.getResultStream().findFirst().orElse(null);
    }
}
