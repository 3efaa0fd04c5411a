package org.maillage.bilan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.maillage.report.ContractHead;
import org.maillage.report.Figures;

/**
 * What is frozen of a balance. It goes to the buyer: it names nobody, and tells nothing of few persons.
 *
 * @param previousSha256 of the one before, which is so held fast by this one; null for the first
 * @param changes        what differs from the one before, by computation; empty for the first
 */
public record BilanContent(int number, BilanKind kind, LocalDate asOf, Instant issuedAt, String comment, String previousSha256,
                           ContractHead contract, Figures figures, List<Change> changes) {

    BilanContent withChanges(List<Change> found) {
        return new BilanContent(number, kind, asOf, issuedAt, comment, previousSha256, contract, figures, found);
    }
}
