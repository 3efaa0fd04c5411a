package org.maillage.beneficiary;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.maillage.web.CodeList;

/** The code lists of this feature. */
@Singleton
class BeneficiaryCodes implements CodeList.Source {

    @Override
    public List<CodeList> codeLists() {
        return Stream.concat(Stream.of(Sex.class, EducationLevel.class, Criterion.class, ProofKind.class, Decision.class, PrescriberKind.class)
                .map(CodeList::of), Stream.of(shownCriterion())).toList();
    }

    private static CodeList shownCriterion() {
        Stream<String> codes = Stream.concat(Arrays.stream(Criterion.values()).map(Criterion::name), Stream.of(EligibilityCriterionView.OTHER));
        return new CodeList("shownCriterion", codes.map(code -> CodeList.code("shownCriterion", code, null, null)).toList());
    }
}
