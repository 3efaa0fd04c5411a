package org.maillage.beneficiary;

import java.time.Instant;

/** Since when, and why, the data of a person is only kept (GDPR art. 18). */
public record RestrictionView(Instant since, String reason) {

    static RestrictionView of(Beneficiary b) {
        return b.restrictedAt == null ? null : new RestrictionView(b.restrictedAt, b.restrictionReason);
    }

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "RestrictionView";
    }
}
