package org.maillage.access;

import java.util.Set;
import org.maillage.web.Versioned;

/**
 * Rows that are hidden although a {@link SeenThrough} shows them.
 *
 * @param condition an HQL condition over the row {@code e}, without parameters
 * @param but       the roles that see them all the same; empty: nobody does
 */
public record Unseen(Class<? extends Versioned> entity, String condition, Set<Role> but) {
}
