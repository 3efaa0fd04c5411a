/**
 * Requests that are sent again because nobody knows whether they arrived: {@code Idempotency-Key}
 * (draft-ietf-httpapi-idempotency-key-header-07) on every POST that is {@link org.maillage.web.Idempotent}.
 *
 * <p>Four rules: the key is taken, the work done and the answer kept in one transaction, so that a crash leaves all of it or
 * nothing, and two instances never do the work twice; a key belongs to the account that sent it; only what succeeded is kept, so a
 * refusal is thought over anew; what is kept is sealed, and goes with the person whom it shows.
 */
package org.maillage.idempotency;
