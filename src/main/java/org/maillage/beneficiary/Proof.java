package org.maillage.beneficiary;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * What is known of a criterion that a person meets.
 *
 * @param principal whether it is the one by which the person is counted once in statistics
 * @param proofKind the paper that was seen; null when none was
 * @param proofOn   the date of that paper
 */
@Embeddable
public record Proof(@Column(nullable = false) boolean principal,
                    @Enumerated(EnumType.STRING) ProofKind proofKind,
                    LocalDate proofOn) {
}
