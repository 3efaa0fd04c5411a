/**
 * The audit trail: who read which person, who took out what, who wrote what with before and after, who signed in, who was
 * refused.
 *
 * <p>Three rules. <b>It only grows</b>: the database user of the service may add to the tables of the trail and read them, no
 * more; the owner of the schema alone removes blocks that are older than they are kept. <b>It shows what was done to it</b>:
 * a scheduled step gathers committed events in blocks, each with the hash of the one before, and writers never wait for it.
 * <b>It holds nothing personal in clear</b>: what changed about a person is encrypted with a key of that person, and forgetting
 * the person is deleting the key.
 */
package org.maillage.audit;
