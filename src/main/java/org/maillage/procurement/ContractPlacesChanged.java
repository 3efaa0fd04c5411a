package org.maillage.procurement;

import java.util.UUID;

/** The places of a contract are other ones now: where its hours count may be, too. */
public record ContractPlacesChanged(UUID contractId) {
}
