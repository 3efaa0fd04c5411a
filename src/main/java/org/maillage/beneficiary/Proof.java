package org.maillage.beneficiary;

import java.time.LocalDate;
import java.util.Collection;

/**
 * What is known of a criterion that a person meets.
 *
 * @param principal whether it is the one by which the person is counted once in statistics
 * @param proofKind the paper that was seen; null when none was
 * @param proofOn   the date of that paper
 */
public record Proof(boolean principal, ProofKind proofKind, LocalDate proofOn) {

    /** Whether one of them has no paper, or none with a date. */
    static boolean missing(Collection<Proof> proofs) {
        return proofs.stream().anyMatch(proof -> proof.proofKind == null || proof.proofOn == null);
    }
}
