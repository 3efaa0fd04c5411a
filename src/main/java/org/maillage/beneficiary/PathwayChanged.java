package org.maillage.beneficiary;

import java.util.UUID;

/** Fired in the transaction that changed a person's eligibilities, when the change is written: its hours count anew. */
public record PathwayChanged(UUID beneficiaryId) {
}
