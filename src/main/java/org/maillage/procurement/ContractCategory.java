package org.maillage.procurement;

/** What is bought. */
public enum ContractCategory {
    WORKS, SUPPLIES, SERVICES
}
