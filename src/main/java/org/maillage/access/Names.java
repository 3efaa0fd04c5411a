package org.maillage.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.maillage.web.CommonProblem;
import org.maillage.web.Etags;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** Finds and puts entities by the names that other systems give them. */
@ApplicationScoped
public class Names {

    /** Below a collection: the entity that another system names so. */
    public static final String PATH = "by-external-id/{source}/{id}";

    private static final String LATE = "Another transaction was first";
    private static final String PROPERTY = "externalIds";

    private final Sight sight;
    private final Caller caller;
    private final Ahead ahead;

    Names(Sight sight, Caller caller, Ahead ahead) {
        this.sight = sight;
        this.caller = caller;
        this.ahead = ahead;
    }

    /**
     * Looks up together what has these names, for {@link #find(Class, ExternalId, Scope)} and {@link #put} to ask no more about them in
     * the running transaction.
     *
     * @return what is within {@code scope} under them, in no order
     */
    public <E extends Versioned & ExternallyNamed> List<E> lookAhead(Class<E> type, Collection<ExternalId> names, Scope scope) {
        Map<ExternalId, UUID> found = new HashMap<>();
        // the database takes no notice of blanks at the end of an identifier
        names.stream().filter(named -> scope.ownSource(named.source()) && named.id().equals(named.id().strip())).forEach(named -> found.put(named, null));
        found.putAll(Naming.holders(type, found.keySet()));
        ahead.holders(type, found);
        return sight.lookAhead(type, found.values().stream().filter(Objects::nonNull).toList(), scope);
    }

    /** What the caller of this request sees under this name, or null; null also when it does not see such names. */
    public <E extends Versioned & ExternallyNamed> E find(Class<E> type, ExternalId named) {
        boolean hidden = !caller.scope().ownSource(named.source()) || !sight.properties().test(type.getSimpleName(), PROPERTY);
        return hidden ? null : sight.find(type, Naming.holder(type, named));
    }

    /** What is within {@code scope} under this name, or null. */
    public <E extends Versioned & ExternallyNamed> E find(Class<E> type, ExternalId named, Scope scope) {
        return scope.ownSource(named.source()) ? sight.find(type, holder(type, named), scope) : null;
    }

    /** @throws Refused 412 when a precondition is given that does not hold for what the caller sees under this name */
    public <E extends Versioned & ExternallyNamed> void requireMatch(String ifMatch, Class<E> type, ExternalId named) {
        if (ifMatch != null) {
            E entity = find(type, named);
            if (entity == null) {
                throw Refused.because(CommonProblem.PRECONDITION_FAILED).header("If-Match");
            }
            Etags.require(ifMatch, entity);
        }
    }

    /**
     * Lets what has this name be as the caller says, in the caller's transaction.
     *
     * @param create makes it when nothing has this name
     * @param change changes it, or leaves it as it is when it is so already
     * @throws Refused                 422 {@code source-not-own}; 409 {@code external-id-taken} when it is out of {@code scope}; and
     *                                 what {@code create} and {@code change} refuse, who then have left no trace
     * @throws OptimisticLockException when another transaction made it meanwhile: to be done again from the start
     */
    public <E extends Versioned & ExternallyNamed> Put<E> put(Class<E> type, ExternalId named, Scope scope, Supplier<E> create,
                                                              Consumer<E> change) {
        if (!scope.ownSource(named.source())) {
            throw Refused.because(AccessProblem.SOURCE_NOT_OWN, scope.source()).parameter("source");
        }
        UUID known = holder(type, named);
        Put<E> put = known == null ? created(type, named, create) : changed(within(type, known, scope), change);
        ahead.written(type, put);
        return put;
    }

    /**
     * As {@link #put(Class, ExternalId, Scope, Supplier, Consumer)}, of a record that is not put under a name.
     *
     * @param known the record, within the caller's scope; null: it is made
     */
    public <E extends Versioned & ExternallyNamed> Put<E> put(Class<E> type, E known, Supplier<E> create, Consumer<E> change) {
        Put<E> put = known == null ? created(type, null, create) : changed(known, change);
        ahead.written(type, put);
        return put;
    }

    private UUID holder(Class<?> type, ExternalId named) {
        return ahead.knows(type, named) ? ahead.holder(type, named) : Naming.holder(type, named);
    }

    private static <E extends Versioned & ExternallyNamed> Put<E> created(Class<E> type, ExternalId named, Supplier<E> create) {
        try {
            return new Put<>(saved(create.get()), Outcome.CREATED);
        } catch (Refused e) {
            throw named == null || Naming.holder(type, named) == null ? e : new OptimisticLockException(LATE, e);
        } catch (ConstraintViolationException e) {
            throw late(e);
        }
    }

    private <E extends Versioned> E within(Class<E> type, UUID id, Scope scope) {
        E entity = sight.find(type, id, scope);
        if (entity == null) {
            throw Refused.because(CommonProblem.EXTERNAL_ID_TAKEN).parameter("id");
        }
        return entity;
    }

    private static <E extends Versioned> Put<E> changed(E entity, Consumer<E> change) {
        int before = entity.version;
        try {
            change.accept(entity);
            return new Put<>(saved(entity), entity.version == before ? Outcome.UNCHANGED : Outcome.CHANGED);
        } catch (Refused e) {
            Versioned.getEntityManager().detach(entity);
            throw e;
        } catch (ConstraintViolationException e) {
            throw late(e);
        }
    }

    private static <E extends Versioned> E saved(E entity) {
        entity.save();
        return entity;
    }

    private static RuntimeException late(ConstraintViolationException e) {
        return e.getKind() == ConstraintKind.UNIQUE ? new OptimisticLockException(LATE, e) : e;
    }
}
