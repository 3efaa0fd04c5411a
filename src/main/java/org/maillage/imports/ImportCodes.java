package org.maillage.imports;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The codes of this feature. */
@Singleton
class ImportCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(ImportKind.class), CodeList.of(ImportState.class), CodeList.of(ImportFormat.class),
                CodeList.of(LineStatus.class), CodeList.of(SheetStatus.class));
    }
}
