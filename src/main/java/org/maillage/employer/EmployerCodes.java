package org.maillage.employer;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class EmployerCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(EmployerKind.class), CodeList.of(IdentifierType.class), CodeList.of(SizeClass.class));
    }
}
