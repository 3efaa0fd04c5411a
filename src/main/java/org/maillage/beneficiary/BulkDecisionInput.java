package org.maillage.beneficiary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.maillage.access.Reference;
import org.maillage.web.CommonProblem;
import org.maillage.web.Forms;
import org.maillage.web.Refused;

/**
 * One decision for many eligibilities that wait: a list of ids, or a filter. What is not said of the dates stays as each one has it.
 *
 * @param decidedOn today when not said
 */
public record BulkDecisionInput(@Size(min = 1, max = BulkDecision.MOST_LINES) List<@NotNull UUID> ids, @Valid Filter filter,
                                @NotNull Decision decision, LocalDate decidedOn, LocalDate validFrom, LocalDate validUntil,
                                LocalDate countsUntil, @Size(max = 500) @Pattern(regexp = Forms.TEXT) String reason) {

    /** Conditions that combine with "and"; at least one. */
    public record Filter(@Reference(Beneficiary.class) UUID beneficiaryId, @Reference(Prescriber.class) UUID prescriberId,
                         @Size(max = 40) String territory, Boolean proofMissing) {

        /** The HQL conditions on the eligibility {@code x}, with the values of their parameters. */
        Map<String, Object> conditions() {
            Map<String, Object> conditions = new HashMap<>();
            conditions.put("x.beneficiary.id = :beneficiaryId", beneficiaryId);
            conditions.put("x.beneficiary.prescriber.id = :prescriberId", prescriberId);
            conditions.put("x.beneficiary.territoryCode = :territory", territory);
            conditions.put("x.proofMissing = :proofMissing", proofMissing);
            conditions.values().removeIf(Objects::isNull);
            return conditions;
        }
    }

    /** @throws Refused 400 unless exactly one of ids and filter is given, a filter says something, and the decision is one of two */
    void require() {
        if ((ids == null) == (filter == null)) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "", "required");
        }
        if (filter != null && filter.conditions().isEmpty()) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/filter", "required");
        }
        if (decision != Decision.VALIDATED && decision != Decision.REFUSED) {
            throw Refused.because(CommonProblem.INVALID_BODY).fault(Refused.In.POINTER, "/decision", "invalid-value");
        }
    }
}
