package org.maillage.privacy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** What an administrator says of a new version of a rule. */
public record RetentionRuleInput(@NotNull RetentionKind kind, @NotNull LocalDate effectiveOn,
                                 @NotNull @Min(1) @Max(600) Integer months, @Min(0) @Max(365) Integer noticeDays) {
}
