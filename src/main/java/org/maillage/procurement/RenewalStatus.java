package org.maillage.procurement;

/** Where a renewal stands. */
public enum RenewalStatus {
    PLANNED, CONFIRMED, DECLINED
}
