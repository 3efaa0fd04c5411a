package org.maillage.procurement;

import jakarta.inject.Singleton;
import java.util.List;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class ProcurementCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return List.of(CodeList.of(BuyerKind.class), CodeList.of(ContractNature.class), CodeList.of(ContractCategory.class),
                CodeList.of(ContractStatus.class), CodeList.of(RenewalStatus.class), LegalBasisPeriod.codeList(),
                CodeList.of(ClauseKind.class), CodeList.of(ObjectiveForm.class), CodeList.of(CommitmentRole.class),
                CodeList.of(StraddlingMonth.class), CodeList.of(CentreHours.class), CodeList.of(CountingExemption.class));
    }
}
