package org.maillage.procurement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.maillage.access.Reference;
import org.maillage.employer.Employer;
import org.maillage.employer.EmployerKind;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;
import org.maillage.web.Period;

/** What a client says of a clause, with everything inside. Hours have two decimals at most. */
public record ClauseInput(@NotNull @Reference(Contract.class) UUID contractId,
                          UUID lotId,
                          @Pattern(regexp = Forms.TEXT) @Size(max = 500) String title,
                          @NotNull LegalBasis legalBasis,
                          @NotNull ClauseKind kind,
                          ObjectiveForm objectiveForm,
                          @NotNull LocalDate startOn,
                          @NotNull LocalDate endOn,
                          @Size(max = 100) List<@NotNull @Valid VersionInput> objectiveVersions,
                          @Size(max = 200) List<@NotNull @Valid CommitmentInput> commitments,
                          @Size(max = 100) List<@NotNull @Valid SuspensionInput> suspensions,
                          @Valid CountingInput counting,
                          @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds) {

    /** What is left out: an objective in hours, and the counting rules by default. */
    public ClauseInput {
        objectiveForm = objectiveForm == null ? ObjectiveForm.HOURS : objectiveForm;
        objectiveVersions = objectiveVersions == null ? List.of() : objectiveVersions;
        commitments = commitments == null ? List.of() : commitments;
        suspensions = suspensions == null ? List.of() : suspensions;
        counting = counting == null ? new CountingInput(null, null, null, null, null, null, null) : counting;
    }

    /** A version of the objective; without {@code effectiveOn}, from the clause's first day on. */
    public record VersionInput(UUID id,
                               LocalDate effectiveOn,
                               @NotNull @DecimalMin("0") @Digits(integer = 6, fraction = 2) BigDecimal hours,
                               @Pattern(regexp = Forms.TEXT) @Size(max = 500) String reason) {

        static VersionInput of(ObjectiveVersion v) {
            return new VersionInput(v.id, v.effectiveOn, v.hours, v.reason);
        }

        VersionInput from(LocalDate start) {
            return effectiveOn != null ? this : new VersionInput(id, start, hours, reason);
        }
    }

    /** What a party owes; {@code underEmployerId} for subcontractors, and only for them. */
    public record CommitmentInput(UUID id,
                                  @NotNull @Reference(Employer.class) UUID employerId,
                                  @NotNull CommitmentRole role,
                                  @Reference(Employer.class) UUID underEmployerId,
                                  @NotNull @DecimalMin("0") @Digits(integer = 6, fraction = 2) BigDecimal hours,
                                  LocalDate from,
                                  LocalDate until) {

        static CommitmentInput of(Commitment c) {
            return new CommitmentInput(c.id, c.employer.id, c.role, c.underEmployer == null ? null : c.underEmployer.id, c.hours,
                    c.validFrom, c.validUntil);
        }

        Period period() {
            return new Period(from, until);
        }

        boolean subcontracted() {
            return role == CommitmentRole.SUBCONTRACTOR;
        }
    }

    /** Days on which the clause rests. */
    public record SuspensionInput(UUID id, @NotNull LocalDate from, @NotNull LocalDate until,
                                  @NotBlank @Size(max = 500) String reason) {

        static SuspensionInput of(Suspension s) {
            return new SuspensionInput(s.id, s.validFrom, s.validUntil, s.reason);
        }

        Period period() {
            return new Period(from, until);
        }
    }

    /** How hours count; what is left out gets the trade's usual rule. */
    public record CountingInput(Boolean trainingCounted,
                                @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) BigDecimal trainingCapShare,
                                CentreHours centreHours,
                                @Min(1) @Max(120) Integer eligibilityMonths,
                                StraddlingMonth straddlingMonth,
                                @UniqueElements @Size(max = 2) List<@NotNull CountingExemption> exemptions,
                                @UniqueElements @Size(max = 14) List<@NotNull EmployerKind> excludedEmployerKinds) {

        private static final int USUAL_MONTHS = 24;

        public CountingInput {
            trainingCounted = trainingCounted == null || trainingCounted;
            centreHours = centreHours == null ? CentreHours.WORK : centreHours;
            eligibilityMonths = eligibilityMonths == null ? USUAL_MONTHS : eligibilityMonths;
            straddlingMonth = straddlingMonth == null ? StraddlingMonth.SPLIT : straddlingMonth;
            exemptions = exemptions == null ? List.of(CountingExemption.values()) : exemptions;
            excludedEmployerKinds = excludedEmployerKinds == null ? List.of(EmployerKind.EITI) : excludedEmployerKinds;
        }

        static CountingInput of(CountingRules r) {
            return new CountingInput(r.trainingCounted, r.trainingCapShare, r.centreHours, r.eligibilityMonths, r.straddlingMonth,
                    r.exemptions.stream().sorted().toList(), r.excludedEmployerKinds.stream().sorted().toList());
        }
    }

    /** The versions, each with its day. */
    List<VersionInput> datedVersions() {
        return objectiveVersions.stream().map(version -> version.from(startOn)).toList();
    }

    /** What a client would say for it to be as it is. */
    public static ClauseInput of(Clause c) {
        return new ClauseInput(c.contract.id, c.lot == null ? null : c.lot.id, c.title, c.legalBasis, c.kind, c.objectiveForm,
                c.startOn, c.endOn, c.objectiveVersions.stream().map(VersionInput::of).toList(),
                c.commitments.stream().map(CommitmentInput::of).toList(),
                c.suspensions.stream().map(SuspensionInput::of).toList(), CountingInput.of(c.counting),
                ExternalId.sorted(c.externalIds));
    }
}
