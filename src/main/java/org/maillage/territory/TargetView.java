package org.maillage.territory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A target as it is shown; one of {@code department} and {@code territory} is null. */
public record TargetView(UUID id, String etag, String department, String territory, int year, boolean recurring,
                         BigDecimal hours, BigDecimal rsaShare, LocalDate effectiveOn, String note, Instant createdAt,
                         Instant updatedAt) {

    /** As it is shown to whoever may see it. */
    public static TargetView of(Target t) {
        return new TargetView(t.id, t.etag(), t.department == null ? null : t.department.code,
                t.territory == null ? null : t.territory.code, t.year, t.recurring, t.hours, t.rsaShare, t.effectiveOn, t.note,
                t.createdAt, t.updatedAt);
    }
}
