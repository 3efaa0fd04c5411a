/**
 * Who calls, and how far the caller may see: API clients with roles and territories, their tokens, and {@link Scope}.
 *
 * <p>Three rules: nothing is open without a token but health, the contract and its page; a token is stored as a SHA-256
 * only; what lies outside of a caller's territories does not exist for it (404), and cannot be written (403). An access token of
 * an OpenID provider gives the same {@link org.maillage.access.Account}; what it does not say gives nothing.
 */
package org.maillage.access;
