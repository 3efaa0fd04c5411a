package org.maillage.beneficiary;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Fired in the transaction in which {@code survivor} takes over what belongs to {@code absorbed}: whoever lies above moves its rows,
 * and says which, so that they can come back.
 *
 * @param moved to be added to
 */
public record PersonsMerging(UUID survivor, UUID absorbed, Set<MovedRow> moved) {

    /** These rows belong to the survivor now. */
    public void moved(String kind, Collection<UUID> ids) {
        ids.forEach(id -> moved.add(new MovedRow(kind, id)));
    }
}
