package org.maillage.beneficiary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Reference;
import org.maillage.territory.Commune;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;

/** What a client says of a person. No territory: the one of the commune follows it. */
public record BeneficiaryInput(@NotBlank @Size(max = 100) String lastName,
                               @Size(max = 100) @Pattern(regexp = Forms.TEXT) String birthName,
                               @NotBlank @Size(max = 100) String firstName,
                               @NotNull LocalDate birthDate,
                               @NotNull Sex sex,
                               @Email @Pattern(regexp = Forms.EMAIL) @Size(max = 254) String email,
                               @Pattern(regexp = Forms.PHONE) String phone,
                               @Pattern(regexp = Commune.PATTERN) String commune,
                               @Pattern(regexp = "Q[PN][0-9A-Z]{6}") String qpv,
                               LocalDate residenceFrom,
                               EducationLevel educationLevel,
                               @Reference(Prescriber.class) UUID prescriberId,
                               @Size(max = 100) @Pattern(regexp = Forms.TEXT) String referent,
                               @Size(max = 100) @Pattern(regexp = Forms.TEXT) String referentAccount,
                               @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,39}") String territory,
                               @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds) {

    /** What a client would say for it to be as it is; of no day of a move: another home than the recorded one would be a correction. */
    public static BeneficiaryInput of(Beneficiary b) {
        return new BeneficiaryInput(b.lastName, b.birthName, b.firstName, b.birthDate, b.sex, b.email, b.phone, b.commune, b.qpv,
                null, b.educationLevel, b.prescriber == null ? null : b.prescriber.id, b.referent, b.referentAccount,
                b.chosenTerritory, ExternalId.sorted(b.externalIds));
    }

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "BeneficiaryInput";
    }
}
