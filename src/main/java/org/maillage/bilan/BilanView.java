package org.maillage.bilan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is said of an issued balance beside its content.
 *
 * @param sha256    of its JSON, byte for byte
 * @param pdfSha256 of its PDF, byte for byte
 * @param language  of the PDF
 */
public record BilanView(UUID id, String etag, UUID contractId, int number, BilanKind kind, LocalDate asOf, Instant issuedAt, String comment,
                        String language, String sha256, String pdfSha256) {

    static BilanView of(Bilan bilan) {
        return new BilanView(bilan.id, bilan.etag(), bilan.contractId, bilan.number, bilan.kind, bilan.asOf, bilan.createdAt, bilan.comment,
                bilan.language, bilan.sha256, bilan.pdfSha256);
    }
}
