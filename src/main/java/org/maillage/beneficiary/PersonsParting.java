package org.maillage.beneficiary;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Fired in the transaction in which {@code absorbed} takes back from {@code survivor} what was moved when they were merged. */
public record PersonsParting(UUID survivor, UUID absorbed, Set<MovedRow> moved) {

    /** The rows of a kind that were moved. */
    public List<UUID> moved(String kind) {
        return moved.stream().filter(row -> row.kind().equals(kind)).map(MovedRow::rowId).toList();
    }
}
