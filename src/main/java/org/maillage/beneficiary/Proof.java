package org.maillage.beneficiary;

import java.time.LocalDate;

/**
 * What is known of a criterion that a person meets.
 *
 * @param principal whether it is the one by which the person is counted once in statistics
 * @param proofKind the paper that was seen; null when none was
 * @param proofOn   the date of that paper
 */
public record Proof(boolean principal, ProofKind proofKind, LocalDate proofOn) {
}
