/**
 * Who calls, and how far the caller may see: API clients with roles and territories, their tokens, and {@link Scope}.
 *
 * <p>Four rules: nothing is open without a token but health, the contract and its page; a token is stored as a SHA-256 only; what a
 * role may do and which properties it sees stands in one table, {@code x-access} of the contract, which {@link Rights} reads and
 * {@link Projection} applies; what no {@link SeenThrough} shows does not exist for a caller (404). An access token of an OpenID
 * provider gives the same {@link Account}; what it does not say gives nothing.
 */
package org.maillage.access;
