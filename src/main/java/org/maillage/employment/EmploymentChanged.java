package org.maillage.employment;

import java.util.UUID;

/** Fired in the transaction that created, changed or deleted an employment, when that is written. */
public record EmploymentChanged(UUID employmentId, UUID beneficiaryId) {
}
