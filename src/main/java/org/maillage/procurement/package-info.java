/**
 * Who buys, what was contracted, and which insertion the contract demands: buyers, contracts with their lots and places of
 * performance, clauses with their objective and the commitments of the parties.
 *
 * <p>Four rules: the shares of a contract's places make exactly 1; where a contract has lots, each clause hangs on one of
 * them; on every day of a clause the commitments of those who owe (subcontractors do not) make exactly the objective in
 * force that day; a clause rests on a legal basis that was in force when the consultation was published. An amendment adds a
 * version of the objective, it never rewrites one. A contract is seen by whoever works in one of its places' territories.
 */
package org.maillage.procurement;
