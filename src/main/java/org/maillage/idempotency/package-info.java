/**
 * Requests that are sent again because nobody knows whether they arrived: {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header-07) on every POST that is {@link org.maillage.web.Idempotent}.
 *
 * <p>Four rules: the key is taken, the work done and the answer kept in one transaction, so that a crash leaves all of it or
 * nothing, and two instances never do the work twice; a key belongs to the account that sent it; only what succeeded is kept, so a
 * refusal is thought over anew; what is kept is sealed, and goes with the persons whom it shows.
 *
 * <p>Work that is committed in parts (batches and files) holds its key as a row of its own, with a heartbeat: a crash leaves the
 * parts that were committed, and after a minute a free key. Such work knows by itself what it has done before; the key spares it the
 * second time, and keeps the answer. What is kept of it shows ids, and no person.
 */
package org.maillage.idempotency;
