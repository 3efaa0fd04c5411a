package org.maillage.access;

import org.maillage.web.Versioned;

/**
 * One reason for which a caller who is bound to territories sees the rows of an entity. Each feature states those it knows
 * of: a person, for example, is seen through the territory that follows it, and through each employment in a territory.
 *
 * @see Sight
 */
public interface SeenThrough {

    /** What is seen. */
    Class<? extends Versioned> entity();

    /**
     * The ids of the rows that are seen, as an HQL query with the caller's {@code :territories}, such as
     * {@code select b.id as id from Beneficiary b where b.territoryCode in :territories}. It begins with what is in the
     * territories, not with the rows that may be seen: it costs what the territories hold, whatever the size of the country.
     */
    String ids();
}
