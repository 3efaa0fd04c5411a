package org.maillage.privacy;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person whose retention ends, without a name.
 *
 * @param goesOn when the person goes if nothing comes between; null while a hold runs
 * @param heldBy an operation for which the person is held; null: none
 */
public record PreviewItem(UUID beneficiaryId, RetentionKind kind, UUID ruleId, LocalDate dueOn, LocalDate noticedOn, LocalDate goesOn,
                          ErasureOutcome outcome, String heldBy) {
}
