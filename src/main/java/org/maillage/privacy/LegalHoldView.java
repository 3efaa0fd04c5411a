package org.maillage.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A legal hold as it is shown; {@code until} null: until somebody says. */
public record LegalHoldView(UUID id, String etag, String operation, String reason, LocalDate until, List<UUID> beneficiaryIds,
                            Instant createdAt, Instant updatedAt) {

    static LegalHoldView of(LegalHold hold) {
        return new LegalHoldView(hold.id, hold.etag(), hold.operation, hold.reason, hold.until, sorted(hold), hold.createdAt,
                hold.updatedAt);
    }

    static List<UUID> sorted(LegalHold hold) {
        return hold.beneficiaryIds.stream().sorted().toList();
    }
}
