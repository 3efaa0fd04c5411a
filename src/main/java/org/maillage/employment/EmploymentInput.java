package org.maillage.employment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Reference;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.territory.Commune;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;

/** What a client says of an employment; its rules are in {@link EmploymentRules}. */
public record EmploymentInput(@NotNull @Reference(Beneficiary.class) UUID beneficiaryId,
                              @NotNull @Reference(Employer.class) UUID employerId,
                              @NotNull EmploymentMode mode,
                              @Reference(Employer.class) UUID userEmployerId,
                              @NotNull EmploymentContractKind contractKind,
                              @Pattern(regexp = "[A-Z][0-9]{4}") String rome,
                              @Size(max = 200) @Pattern(regexp = Forms.TEXT) String jobTitle,
                              @NotNull LocalDate startOn,
                              LocalDate plannedEndOn,
                              LocalDate endOn,
                              @DecimalMin("0") @DecimalMax("48") @Digits(integer = 2, fraction = 2) BigDecimal weeklyHours,
                              EndReason endReason,
                              @Pattern(regexp = Commune.PATTERN) String commune,
                              @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds) {

    /** What a client would say for it to be as it is. */
    public static EmploymentInput of(Employment e) {
        return new EmploymentInput(e.beneficiary.id, e.employer.id, e.mode, e.userEmployer == null ? null : e.userEmployer.id,
                e.contractKind, e.rome, e.jobTitle, e.startOn, e.plannedEndOn, e.endOn, e.weeklyHours, e.endReason, e.commune,
                ExternalId.sorted(e.externalIds));
    }
}
