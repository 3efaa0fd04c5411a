package org.maillage.beneficiary;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.vault.SealedColumn;

/** Lets the criteria be sealed again when the key changes. */
@Singleton
class SealedCriteria implements SealedColumn.Source {

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(CriteriaColumn.SEALED);
    }
}
