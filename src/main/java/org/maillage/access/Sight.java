package org.maillage.access;

import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.maillage.web.CommonProblem;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** What a caller sees of an entity: the rows for which at least one {@link SeenThrough} and no {@link Unseen} holds. */
@ApplicationScoped
public class Sight {

    private final List<SeenThrough> reasons;
    private final List<Unseen> hidden;
    private final Caller caller;
    private final Rights rights;
    private final Ahead ahead;

    Sight(@All List<SeenThrough> reasons, @All List<Unseen> hidden, Caller caller, Rights rights, Ahead ahead) {
        this.reasons = reasons;
        this.hidden = hidden;
        this.caller = caller;
        this.rights = rights;
        this.ahead = ahead;
    }

    /** The rows that the caller of this request sees, and the parameters that its list refuses to this caller. */
    public Restriction rows(Class<? extends Versioned> entity) {
        Restriction seen = of(entity, caller.scope(), caller.account().roles());
        return new Restriction(seen.condition(), seen.parameters(),
                rights.hiddenParameters(entity.getSimpleName(), caller.account()));
    }

    /** The rows that an account sees, whoever calls. */
    public Restriction rows(Class<? extends Versioned> entity, Account account) {
        return of(entity, account.scope(), account.roles());
    }

    /** Whether the caller of this request sees a property, second, of a schema, first: also asked after the request has ended. */
    public BiPredicate<String, String> properties() {
        Account account = caller.account();
        return (schema, property) -> rights.fields(schema, account).has(property);
    }

    /** @throws Refused 400 for a parameter of a report that tells of what the caller may not see */
    public void requireParameters(String schema, UriInfo uri) {
        Set<String> hiddenParameters = rights.hiddenParameters(schema, caller.account());
        uri.getQueryParameters().keySet().stream().filter(hiddenParameters::contains).findFirst().ifPresent(name -> {
            throw Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, name, "not-permitted");
        });
    }

    /** The row with this id, or null when there is none that the caller of this request sees. */
    public <E extends Versioned> E find(Class<E> entity, UUID id) {
        return find(entity, id, of(entity, caller.scope(), caller.account().roles()));
    }

    /** The row with this id, or null when there is none within {@code scope}. */
    public <E extends Versioned> E find(Class<E> entity, UUID id, Scope scope) {
        Boolean seen = id == null ? null : ahead.sees(entity, scope, id);
        if (seen == null) {
            return find(entity, id, of(entity, scope, Set.of()));
        }
        return seen ? Panache.getEntityManager(entity).find(entity, id) : null;
    }

    /** Those of these rows that are within {@code scope}, in one statement and in no order. */
    public <E extends Versioned> List<E> all(Class<E> entity, Collection<UUID> ids, Scope scope) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Restriction within = of(entity, scope);
        var query = Panache.getEntityManager(entity).createQuery("select e from " + entity.getSimpleName() + " e where e.id in :ids and ("
                + within.condition() + ")", entity).setParameter("ids", ids);
        within.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    /**
     * Loads these rows together, for {@link #find(Class, UUID, Scope)} to ask no more about them in the running transaction.
     *
     * @return those within {@code scope}, in no order
     */
    public <E extends Versioned> List<E> lookAhead(Class<E> entity, Collection<UUID> ids, Scope scope) {
        List<E> rows = all(entity, ids, scope);
        Map<UUID, Boolean> seen = new HashMap<>();
        ids.forEach(id -> seen.put(id, false));
        rows.forEach(row -> seen.put(row.id, true));
        ahead.seen(entity, scope, seen);
        return rows;
    }

    /** The rows within {@code scope}. */
    public Restriction of(Class<? extends Versioned> entity, Scope scope) {
        return of(entity, scope, Set.of());
    }

    private static <E extends Versioned> E find(Class<E> entity, UUID id, Restriction seen) {
        EntityManager manager = Panache.getEntityManager(entity);
        if (id == null || seen == Restriction.NONE) {
            return id == null ? null : manager.find(entity, id);
        }
        var query = manager.createQuery("select e from " + entity.getSimpleName() + " e where e.id = :id and ("
                + seen.condition() + ")", entity).setParameter("id", id);
        seen.parameters().forEach(query::setParameter);
        return query.getResultStream().findFirst().orElse(null);
    }

    private Restriction of(Class<? extends Versioned> entity, Scope scope, Set<Role> roles) {
        String concealed = hidden.stream().filter(unseen -> unseen.entity() == entity && Collections.disjoint(unseen.but(), roles))
                .map(unseen -> " and not (" + unseen.condition() + ")").collect(Collectors.joining());
        if (scope.everywhere()) {
            return concealed.isEmpty() ? Restriction.NONE : new Restriction("1 = 1" + concealed, Map.of());
        }
        List<SeenThrough> holding = reasons.stream().filter(reason -> reason.entity() == entity && holds(reason, scope)).toList();
        Map<String, Object> parameters = new HashMap<>();
        holding.forEach(reason -> bind(reason, scope, parameters));
        return new Restriction("(" + condition(holding) + ")" + concealed, parameters);
    }

    private static boolean holds(SeenThrough reason, Scope scope) {
        return reason.reach() == Reach.DEPARTMENT ? !scope.departments().isEmpty() : reason.reach() == scope.reach();
    }

    private static void bind(SeenThrough reason, Scope scope, Map<String, Object> parameters) {
        String text = Objects.requireNonNullElse(reason.ids(), reason.condition());
        if (text.contains(":keys")) {
            parameters.put("keys", scope.keys());
        }
        if (text.contains(":departments")) {
            parameters.put("departments", scope.departments());
        }
    }

    private static String condition(List<SeenThrough> holding) {
        List<String> conditions = new ArrayList<>(holding.stream().map(SeenThrough::condition).filter(Objects::nonNull).toList());
        List<String> ids = holding.stream().map(SeenThrough::ids).filter(Objects::nonNull).toList();
        if (!ids.isEmpty()) {
            conditions.add("e.id in (select seen.id from (" + String.join(" union ", ids) + ") seen)");
        }
        return conditions.isEmpty() ? "1 = 0" : conditions.stream().collect(Collectors.joining(") or (", "(", ")"));
    }
}
