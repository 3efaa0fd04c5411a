/**
 * What other systems need to end with the same data: the feed of changes, and the exports from which a copy begins.
 *
 * <p>Four rules. <b>Nothing is skipped</b>: a transaction writes what it changed to the inbox before it ends; positions are given only to
 * rows that are committed, by one transaction at a time, and so no row ever appears behind a reader. <b>Writers do not wait</b> for one
 * another here: each adds rows of its own. <b>A reader gets what it may see</b>, asked when it reads; of what it saw and no longer sees
 * it is told only that. <b>A statement that Hibernate does not hear</b> is told of with {@link org.maillage.web.BulkChange}.
 */
package org.maillage.sync;
