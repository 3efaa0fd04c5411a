package org.maillage.beneficiary;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class BeneficiaryCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return Stream.of(Sex.class, EducationLevel.class, Criterion.class, ProofKind.class, Decision.class, PrescriberKind.class)
                .map(CodeList::of).toList();
    }
}
