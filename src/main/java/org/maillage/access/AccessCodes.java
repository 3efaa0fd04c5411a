package org.maillage.access;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class AccessCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(Role.class), CodeList.of(Permission.class), CodeList.of(Reach.class));
    }
}
