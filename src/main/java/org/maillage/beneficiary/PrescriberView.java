package org.maillage.beneficiary;

import java.time.Instant;
import java.util.UUID;
import org.maillage.access.Projected;

/** A prescriber as it is shown. */
@Projected("Prescriber")
public record PrescriberView(UUID id, String etag, String name, PrescriberKind kind, String commune, String email, String phone,
                             Instant createdAt, Instant updatedAt) {

    static PrescriberView of(Prescriber p) {
        return new PrescriberView(p.id, p.etag(), p.name, p.kind, p.commune, p.email, p.phone, p.createdAt, p.updatedAt);
    }
}
