package org.maillage.access;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/**
 * The external identifiers that an entity is to have, and how far whoever says so may: a sync system adds and removes those of
 * its own source only, and leaves the others as they are.
 *
 * @param put the one under which it is put: nothing else has it, or it would not be put so; null where it is not put
 */
public record Naming(List<ExternalId> ids, ExternalId put, Scope scope) {

    private static final String POINTER = "/externalIds";

    /** Exactly the given identifiers; null: none. */
    public static Naming of(List<ExternalId> given, Scope scope) {
        return new Naming(given == null ? List.of() : given, null, scope);
    }

    /**
     * The given identifiers, {@code named}, under which it is {@link Names#put} (null: under none), and those that are there already: a
     * sync takes none away.
     */
    public static Naming adding(ExternalId named, List<ExternalId> given, Collection<ExternalId> there, Scope scope) {
        Set<ExternalId> all = new LinkedHashSet<>(Objects.requireNonNullElse(given, List.of()));
        if (named != null) {
            all.add(named);
        }
        all.addAll(there);
        return new Naming(List.copyOf(all), named, scope);
    }

    /**
     * To be asked before anything is changed.
     *
     * @throws Refused 422 {@code duplicate-child}, {@code source-not-own}; 409 {@code external-id-taken}, each at its identifier
     */
    public <E extends Versioned & ExternallyNamed> void check(E entity) {
        ExternalId.requireDistinct(ids, POINTER);
        for (int i = 0; i < ids.size(); i++) {
            if (!ids.get(i).equals(put) && !entity.externalIds().contains(ids.get(i))) {
                requireOwn(ids.get(i), POINTER + "/" + i);
                requireFree(entity, ids.get(i), POINTER + "/" + i);
            }
        }
    }

    private void requireOwn(ExternalId named, String pointer) {
        if (!scope.ownSource(named.source())) {
            throw Refused.because(AccessProblem.SOURCE_NOT_OWN, scope.source()).at(pointer);
        }
    }

    private static void requireFree(Versioned entity, ExternalId named, String pointer) {
        UUID holder = holder(entity.getClass(), named);
        if (holder != null && !holder.equals(entity.id)) {
            throw Refused.because(CommonProblem.EXTERNAL_ID_TAKEN).at(pointer);
        }
    }

    /** Gives the entity its identifiers, once {@link #check} has let them pass. */
    public void apply(ExternallyNamed entity) {
        entity.externalIds().removeIf(named -> scope.ownSource(named.source()) && !ids.contains(named));
        entity.externalIds().addAll(ids);
    }

    /** The id of whatever of {@code type} has this name, seen or not; null when nothing has. */
    static UUID holder(Class<?> type, ExternalId named) {
        return Panache.getEntityManager().createQuery("select e.id from " + type.getSimpleName()
                + " e join e.externalIds x where x.source = :source and x.id = :id", UUID.class)
                .setParameter("source", named.source()).setParameter("id", named.id()).getSingleResultOrNull();
    }

    /** As {@link #holder} for many names, a statement for each source; names that nothing has are left out. */
    static Map<ExternalId, UUID> holders(Class<?> type, Collection<ExternalId> names) {
        Map<ExternalId, UUID> found = new HashMap<>();
        names.stream().collect(Collectors.groupingBy(ExternalId::source, Collectors.mapping(ExternalId::id, Collectors.toList())))
                .forEach((source, ids) -> Panache.getEntityManager().createQuery("select x.id, e.id from " + type.getSimpleName()
                        + " e join e.externalIds x where x.source = :source and x.id in :ids", Object[].class)
                        .setParameter("source", source).setParameter("ids", ids).getResultStream()
                        .forEach(row -> found.put(new ExternalId(source, (String) row[0]), (UUID) row[1])));
        return found;
    }
}
