package org.maillage.report;

import java.time.LocalDate;
import java.util.UUID;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseKind;
import org.maillage.procurement.LegalBasis;

/** Which clause a report is about. */
public record ClauseHead(UUID id, String title, String lotNumber, String lotTitle, LegalBasis legalBasis, ClauseKind kind,
                         LocalDate startOn, LocalDate endOn) {

    public static ClauseHead of(Clause clause) {
        return new ClauseHead(clause.id, clause.title, clause.lot == null ? null : clause.lot.number,
                clause.lot == null ? null : clause.lot.title, clause.legalBasis, clause.kind, clause.startOn, clause.endOn);
    }
}
