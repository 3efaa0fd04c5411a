package org.maillage.procurement;

/** What a contract is in law. */
public enum ContractNature {
    PUBLIC_CONTRACT, FRAMEWORK_AGREEMENT, SUBSEQUENT_CONTRACT, CONCESSION, DSP, PARTNERSHIP, DEFENCE, PRIVATE, OTHER
}
