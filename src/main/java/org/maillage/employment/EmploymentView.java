package org.maillage.employment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.audit.OfPerson;
import org.maillage.web.ExternalId;

/** An employment as it is shown. */
@Projected("Employment")
public record EmploymentView(UUID id, String etag, UUID beneficiaryId, UUID employerId, EmploymentMode mode, UUID userEmployerId,
                             EmploymentContractKind contractKind, String rome, String jobTitle, LocalDate startOn,
                             LocalDate plannedEndOn, LocalDate endOn, BigDecimal weeklyHours, EndReason endReason,
                             String commune, List<ExternalId> externalIds, Instant createdAt, Instant updatedAt) implements OfPerson {

    /** As it is shown to whoever may see it. */
    public static EmploymentView of(Employment e) {
        return new EmploymentView(e.id, e.etag(), e.beneficiary.id, e.employer.id, e.mode,
                e.userEmployer == null ? null : e.userEmployer.id, e.contractKind, e.rome, e.jobTitle, e.startOn, e.plannedEndOn,
                e.endOn, e.weeklyHours, e.endReason, e.commune, ExternalId.sorted(e.externalIds), e.createdAt, e.updatedAt);
    }

    @Override
    public UUID personOf() {
        return beneficiaryId;
    }
}
