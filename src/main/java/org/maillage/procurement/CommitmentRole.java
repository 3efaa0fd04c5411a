package org.maillage.procurement;

/** What a party is in the contract. */
public enum CommitmentRole {
    HOLDER, LEAD, CO_CONTRACTOR,
    /** Does part of what another party owes; that one answers for it. */
    SUBCONTRACTOR
}
