package org.maillage.beneficiary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.audit.OfPerson;

/** A decision as it is shown. */
@Projected("Eligibility")
public record EligibilityView(UUID id, String etag, UUID beneficiaryId, List<EligibilityCriterionView> criteria, Decision decision,
                              LocalDate decidedOn, LocalDate validFrom, LocalDate validUntil, LocalDate countsUntil,
                              LocalDate revokedFrom, String reason, Instant createdAt, Instant updatedAt) implements OfPerson {

    /** @param sensitive whether the reader may see sensitive criteria */
    public static EligibilityView of(Eligibility e, boolean sensitive) {
        return new EligibilityView(e.id, e.etag(), e.beneficiary.id, EligibilityCriterionView.of(e.criteria, sensitive), e.decision, e.decidedOn,
                e.validFrom, e.validUntil, e.countsUntil, e.revokedFrom, e.reason, e.createdAt, e.updatedAt);
    }

    @Override
    public UUID personOf() {
        return beneficiaryId;
    }

    /** The id only: the rest is personal. */
    @Override
    public String toString() {
        return "EligibilityView[" + id + "]";
    }
}
