package org.maillage.web;

import io.quarkus.arc.Arc;
import java.util.Collection;
import java.util.UUID;

/**
 * Rows of an entity that a statement writes past Hibernate, whose listeners do not hear it: told in the same transaction, before the
 * statement runs, by whoever runs it. Only what is shown of an entity matters.
 *
 * @param ids of the rows, as few or as many as there are
 */
public record BulkChange(Class<? extends Versioned> entity, Collection<UUID> ids, What what) {

    /** What the statement does with them. */
    public enum What { MAKES, CHANGES, REMOVES }

    /** The statement that follows inserts these rows. */
    public static void making(Class<? extends Versioned> entity, Collection<UUID> ids) {
        tell(new BulkChange(entity, ids, What.MAKES));
    }

    /** The statement that follows changes these rows, with their versions. */
    public static void changing(Class<? extends Versioned> entity, Collection<UUID> ids) {
        tell(new BulkChange(entity, ids, What.CHANGES));
    }

    /** The statement that follows removes these rows, or puts them where nobody sees them. */
    public static void removing(Class<? extends Versioned> entity, Collection<UUID> ids) {
        tell(new BulkChange(entity, ids, What.REMOVES));
    }

    private static void tell(BulkChange change) {
        if (!change.ids().isEmpty()) {
            Arc.container().beanManager().getEvent().fire(change);
        }
    }
}
