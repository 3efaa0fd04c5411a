package org.maillage.employment;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class EmploymentCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(EmploymentMode.class), CodeList.of(EmploymentContractKind.class), CodeList.of(EndReason.class),
                CodeList.of(ExitMilestone.class), CodeList.of(ExitSituation.class), CodeList.of(ExitCategory.class));
    }
}
