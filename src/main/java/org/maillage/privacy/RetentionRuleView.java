package org.maillage.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A version of a rule as it is shown. */
public record RetentionRuleView(UUID id, String etag, RetentionKind kind, LocalDate effectiveOn, int months, int noticeDays,
                                Instant createdAt, Instant updatedAt) {

    static RetentionRuleView of(RetentionRule rule) {
        return new RetentionRuleView(rule.id, rule.etag(), rule.kind, rule.effectiveOn, rule.months, rule.noticeDays, rule.createdAt,
                rule.updatedAt);
    }
}
