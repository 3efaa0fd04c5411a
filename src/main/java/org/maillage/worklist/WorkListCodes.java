package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class WorkListCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(WorkKind.class));
    }
}
