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

    /** HQL over the entity {@code e} and the caller's {@code :territories}. */
    String condition();
}
