package org.maillage.beneficiary;

import java.util.UUID;

/** Fired before a person is deleted, in the same transaction: whoever still needs it refuses with {@code referenced}. */
public record BeneficiaryRemoving(UUID beneficiaryId) {
}
