package org.maillage.beneficiary;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.maillage.access.Projected;

/**
 * A criterion as it is shown. Whoever may not read sensitive ones gets them as one {@code AUTRE}, without proofs: that there is
 * something, and whether the person is counted by it, but not what nor how many.
 */
@Projected("EligibilityCriterion")
public record EligibilityCriterionView(String criterion, boolean principal, ProofKind proofKind, LocalDate proofOn) {

    /** The code in place of all sensitive criteria. */
    static final String OTHER = "AUTRE";

    /** @param sensitive whether the reader may see sensitive criteria */
    static List<EligibilityCriterionView> of(Map<Criterion, Proof> criteria, boolean sensitive) {
        Stream<EligibilityCriterionView> shown = criteria.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .filter(held -> sensitive || !held.getKey().sensitive())
                .map(held -> new EligibilityCriterionView(held.getKey().name(), held.getValue().principal(),
                        held.getValue().proofKind(), held.getValue().proofOn()));
        return Stream.concat(shown, sensitive ? Stream.empty() : other(criteria)).toList();
    }

    private static Stream<EligibilityCriterionView> other(Map<Criterion, Proof> criteria) {
        List<Proof> hidden = criteria.entrySet().stream().filter(held -> held.getKey().sensitive()).map(Map.Entry::getValue).toList();
        return hidden.isEmpty() ? Stream.empty()
                : Stream.of(new EligibilityCriterionView(OTHER, hidden.stream().anyMatch(Proof::principal), null, null));
    }
}
