package org.maillage.employer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.web.ExternalId;

/** An employer as it is shown; {@code siren} follows from the SIRET. */
@Projected("Employer")
public record EmployerView(UUID id, String etag, String name, String siret, String siren,
                           EmployerInput.OtherIdentifier otherIdentifier, List<EmployerInput.Kind> kinds, SizeClass sizeClass,
                           String naf, String commune, String email, String phone, List<ExternalId> externalIds, Instant createdAt, Instant updatedAt) {

    /** As it is shown to whoever may see it. */
    public static EmployerView of(Employer e) {
        return new EmployerView(e.id, e.etag(), e.name, e.siret, Siret.siren(e.siret), e.otherIdentifier(),
                e.kinds.stream().map(EmployerInput.Kind::of).toList(), e.sizeClass, e.naf, e.commune, e.email, e.phone, ExternalId.sorted(e.externalIds),
                e.createdAt, e.updatedAt);
    }
}
