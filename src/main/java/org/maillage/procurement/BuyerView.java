package org.maillage.procurement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.web.ExternalId;

/** A buyer as it is shown. */
@Projected("Buyer")
public record BuyerView(UUID id, String etag, String name, BuyerKind kind, String siret, String commune, String email,
                        String phone, List<ExternalId> externalIds, Instant createdAt, Instant updatedAt) {

    /** As it is shown to whoever may see it. */
    public static BuyerView of(Buyer b) {
        return new BuyerView(b.id, b.etag(), b.name, b.kind, b.siret, b.commune, b.email, b.phone,
                ExternalId.sorted(b.externalIds), b.createdAt, b.updatedAt);
    }
}
