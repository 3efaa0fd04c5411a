/**
 * What is issued and does not change any more: balances of contracts (bilans), and what is attested of hours.
 *
 * <p>Three rules. A balance is frozen with its numbers, byte for byte, and known by the hash of its bytes: later corrections change
 * nothing of it, the next one says what they changed. Balances are numbered without a gap. What goes to a buyer names no person and
 * tells nothing of few: what is frozen is already what everybody may see who sees the contract.
 */
package org.maillage.bilan;
