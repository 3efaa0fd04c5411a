package org.maillage.beneficiary;

import java.time.LocalDate;

/** What was decided of a request for eligibility. */
public enum Decision {
    /** Not decided yet. */
    PENDING,
    /** Hours count from its effect on. */
    VALIDATED,
    REFUSED,
    /** Was validated and has run out: what counted while it held still counts. */
    EXPIRED,
    /** Holds no longer from a day on: what counted before that day still counts; from its first day on: nothing counts by it. */
    REVOKED;

    /** Whether hours may count by it, on days before the revocation if there is one. */
    boolean effective(LocalDate validFrom, LocalDate revokedFrom) {
        return this == VALIDATED || this == EXPIRED
                || this == REVOKED && validFrom != null && revokedFrom != null && revokedFrom.isAfter(validFrom);
    }

    boolean needsReason() {
        return this == REFUSED || this == REVOKED;
    }
}
