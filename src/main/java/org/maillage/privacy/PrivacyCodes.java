package org.maillage.privacy;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class PrivacyCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(ErasureOutcome.class), CodeList.of(RetentionKind.class));
    }
}
