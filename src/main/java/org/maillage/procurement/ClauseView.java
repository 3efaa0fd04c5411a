package org.maillage.procurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.access.Scope;
import org.maillage.procurement.ClauseInput.CommitmentInput;
import org.maillage.procurement.ClauseInput.CountingInput;
import org.maillage.procurement.ClauseInput.SuspensionInput;
import org.maillage.procurement.ClauseInput.VersionInput;
import org.maillage.web.ExternalId;

/** A clause as it is shown, with everything inside; {@code objective} is that of the newest version. */
@Projected("Clause")
public record ClauseView(UUID id, String etag, UUID contractId, UUID lotId, String title, LegalBasis legalBasis,
                         ClauseKind kind, ObjectiveForm objectiveForm, BigDecimal objective, LocalDate startOn, LocalDate endOn,
                         List<VersionInput> objectiveVersions, List<CommitmentInput> commitments,
                         List<SuspensionInput> suspensions, CountingInput counting, List<ExternalId> externalIds, Instant createdAt, Instant updatedAt) {

    /** Of the commitments, a supplier sees its own and those that it answers for. */
    public static ClauseView of(Clause c, Scope scope) {
        return new ClauseView(c.id, c.etag(), c.contract.id, c.lot == null ? null : c.lot.id, c.title, c.legalBasis, c.kind,
                c.objectiveForm, c.objectiveOn(LocalDate.MAX), c.startOn, c.endOn,
                c.objectiveVersions.stream().map(VersionInput::of).sorted(Comparator.comparing(VersionInput::effectiveOn)).toList(),
                c.commitments.stream().filter(commitment -> commitment.within(scope)).map(CommitmentInput::of).sorted(Comparator.comparing(CommitmentInput::id)).toList(),
                c.suspensions.stream().map(SuspensionInput::of).sorted(Comparator.comparing(SuspensionInput::from)).toList(),
                CountingInput.of(c.counting), ExternalId.sorted(c.externalIds), c.createdAt, c.updatedAt);
    }
}
