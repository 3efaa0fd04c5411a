/**
 * What waits to be done, by whoever works for the territory: each kind of work says what it is about, until when, and what to do.
 *
 * <p>Three rules: it only reads; an item is about a row that the caller sees, or it is not there; the most urgent stands first, in an
 * order that pages can follow. A feature above adds its own kinds by {@link org.maillage.worklist.WorkItem.Source}.
 */
package org.maillage.worklist;
