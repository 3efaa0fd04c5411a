package org.maillage.beneficiary;

/** What was decided of a request for eligibility. */
public enum Decision {
    /** Not decided yet. */
    PENDING,
    /** Hours count from its effect on. */
    VALIDATED,
    REFUSED,
    /** Was validated and has run out: what counted while it held still counts. */
    EXPIRED,
    /** Was wrong: nothing counts by it. */
    REVOKED;

    /** Whether hours may count by it. */
    public boolean effective() {
        return this == VALIDATED || this == EXPIRED;
    }

    boolean needsReason() {
        return this == REFUSED || this == REVOKED;
    }
}
