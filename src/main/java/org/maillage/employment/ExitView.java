package org.maillage.employment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.audit.OfPerson;

/** An exit as it is shown. */
@Projected("Exit")
public record ExitView(UUID id, String etag, UUID beneficiaryId, LocalDate entryOn, ExitMilestone milestone, ExitSituation situation,
                       ExitCategory category, LocalDate observedOn, UUID employmentId, Instant createdAt, Instant updatedAt)
        implements OfPerson {

    /** As it is shown to whoever may see it. */
    public static ExitView of(Exit e) {
        return new ExitView(e.id, e.etag(), e.beneficiary.id, e.entryOn, e.milestone, e.situation, e.situation.category(), e.observedOn,
                e.employment == null ? null : e.employment.id, e.createdAt, e.updatedAt);
    }

    @Override
    public UUID personOf() {
        return beneficiaryId;
    }
}
