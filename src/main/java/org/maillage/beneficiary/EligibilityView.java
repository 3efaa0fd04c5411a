package org.maillage.beneficiary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A decision as it is shown. */
public record EligibilityView(UUID id, String etag, List<EligibilityCriterion> criteria, Decision decision,
                              LocalDate decidedOn, LocalDate validFrom, LocalDate validUntil, LocalDate countsUntil,
                              String reason, Instant createdAt, Instant updatedAt) {

    static EligibilityView of(Eligibility e) {
        return new EligibilityView(e.id, e.etag(), EligibilityCriterion.of(e), e.decision, e.decidedOn,
                e.validFrom, e.validUntil, e.countsUntil, e.reason, e.createdAt, e.updatedAt);
    }

    /** The id only: the rest is personal. */
    @Override
    public String toString() {
        return "EligibilityView[" + id + "]";
    }
}
