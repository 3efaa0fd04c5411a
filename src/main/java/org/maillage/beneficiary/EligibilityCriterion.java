package org.maillage.beneficiary;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A criterion that a person meets, as it is written in the contract. */
public record EligibilityCriterion(@NotNull Criterion criterion, @NotNull Boolean principal, ProofKind proofKind,
                                   LocalDate proofOn) {

    Proof proof() {
        return new Proof(principal, proofKind, proofOn);
    }

    /** In the order in which they are shown. */
    static List<EligibilityCriterion> sorted(List<EligibilityCriterion> criteria) {
        return criteria.stream().sorted(Comparator.comparing(EligibilityCriterion::criterion)).toList();
    }

    static List<EligibilityCriterion> of(Eligibility e) {
        return e.criteria.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(held -> new EligibilityCriterion(held.getKey(), held.getValue().principal(), held.getValue().proofKind(),
                        held.getValue().proofOn()))
                .toList();
    }
}
