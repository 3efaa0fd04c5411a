package org.maillage.beneficiary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.web.ExternalId;

/** A person as it is shown; {@code territory} is the code of the territory that follows it. */
public record BeneficiaryView(UUID id, String etag, String lastName, String birthName, String firstName, LocalDate birthDate,
                              Sex sex, String email, String phone, String commune, String qpv, EducationLevel educationLevel,
                              UUID prescriberId, String referent, String territory, List<ExternalId> externalIds,
                              Instant createdAt, Instant updatedAt) {

    static BeneficiaryView of(Beneficiary b) {
        return new BeneficiaryView(b.id, b.etag(), b.lastName, b.birthName, b.firstName, b.birthDate, b.sex, b.email, b.phone,
                b.commune, b.qpv, b.educationLevel, b.prescriber == null ? null : b.prescriber.id, b.referent, b.territoryCode,
                BeneficiaryInput.sorted(b), b.createdAt, b.updatedAt);
    }

    /** The id only: the rest is personal. */
    @Override
    public String toString() {
        return "BeneficiaryView[" + id + "]";
    }
}
