package org.maillage.beneficiary;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A row that belongs to another person since two were merged.
 *
 * @param kind of the row, as the audit trail names it, such as {@code employment}
 */
@Embeddable
public record MovedRow(@Column(name = "kind", nullable = false) String kind, @Column(name = "row_id", nullable = false) UUID rowId) {
}
