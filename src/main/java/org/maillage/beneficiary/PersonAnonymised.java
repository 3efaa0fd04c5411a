package org.maillage.beneficiary;

import java.util.UUID;

/**
 * Fired in the transaction in which {@code anonymous} takes the place of {@code person}, whose row is deleted when all observers are
 * done: whatever refers to the person refers to the anonymous row from now on, without any words about it.
 */
public record PersonAnonymised(UUID person, UUID anonymous) {
}
