/**
 * Hours: what an employer declares for a person, a clause and a month, what a facilitator validates of it, and whether it
 * counts and why not.
 *
 * <p>Three rules. Nothing is overwritten: a correction is a new entry that names the one it replaces. What an entry counts for
 * is computed by the pure {@link org.maillage.hours.Counting} from the whole history of the person and stored with the
 * entry, so that a report is one sum; whatever changes an input recounts the persons concerned in the same transaction
 * ({@link org.maillage.hours.Recount}), and a release with other rules recounts everybody. Every writer takes the lock of the person before it reads, so that two writers never count from
 * different histories.
 */
package org.maillage.hours;
