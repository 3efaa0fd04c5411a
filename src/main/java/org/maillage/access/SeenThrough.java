package org.maillage.access;

import org.maillage.web.Versioned;

/**
 * One reason for which a bound caller sees the rows of an entity. Each feature states those it knows of, as producer methods: a
 * person, for example, is seen through the territory that follows it, through each employment in a territory, and by its
 * employer. What no reason shows is not seen.
 *
 * @param ids       an HQL query of the ids that are seen, such as
 *                  {@code select b.id as id from Beneficiary b where b.territoryCode in :keys}: it begins with what the caller
 *                  holds, not with what may be seen, and costs what that holds whatever the size of the country; or null
 * @param condition an HQL condition over the row {@code e}, for entities of which one column says it all; or null
 * @see Sight
 */
public record SeenThrough(Class<? extends Versioned> entity, Reach reach, String ids, String condition) {

    /** Seen by those of {@code reach} when among {@code ids}; the parameter is {@code :keys}, for départements {@code :departments}. */
    public static SeenThrough ids(Class<? extends Versioned> entity, Reach reach, String ids) {
        return new SeenThrough(entity, reach, ids, null);
    }

    /** Seen by those of {@code reach} where {@code condition} holds; the parameters are as for {@link #ids}. */
    public static SeenThrough where(Class<? extends Versioned> entity, Reach reach, String condition) {
        return new SeenThrough(entity, reach, null, condition);
    }

    /** Seen by all of {@code reach}. */
    public static SeenThrough all(Class<? extends Versioned> entity, Reach reach) {
        return where(entity, reach, "1 = 1");
    }
}
