package org.maillage.imports;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.vault.SealedColumn;

/** Lets files and results be sealed again when the key changes. */
@Singleton
class SealedImports implements SealedColumn.Source {

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(Blocks.SEALED, Results.SEALED);
    }
}
