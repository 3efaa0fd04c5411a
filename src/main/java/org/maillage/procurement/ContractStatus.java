package org.maillage.procurement;

/** Where a contract stands. */
public enum ContractStatus {
    TO_QUALIFY, PREPARATION, AWARDED, IN_PROGRESS, COMPLETED, TERMINATED, CANCELLED
}
