package org.maillage.decp;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class DecpCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(DecpKind.class), CodeList.of(DecpOutcome.class), CodeList.of(DecpFault.class));
    }
}
