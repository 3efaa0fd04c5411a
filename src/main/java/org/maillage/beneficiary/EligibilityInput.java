package org.maillage.beneficiary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.maillage.web.Forms;

/** What a client says of a decision; its rules are in {@link EligibilityRules}. */
public record EligibilityInput(@NotEmpty @Size(max = 28) List<@NotNull @Valid EligibilityCriterion> criteria,
                               @NotNull Decision decision,
                               LocalDate decidedOn,
                               LocalDate validFrom,
                               LocalDate validUntil,
                               LocalDate countsUntil,
                               LocalDate revokedFrom,
                               @Size(max = 500) @Pattern(regexp = Forms.TEXT) String reason) {

    /** What a client would say for it to be as it is. */
    public static EligibilityInput of(Eligibility e) {
        return new EligibilityInput(EligibilityCriterion.of(e), e.decision, e.decidedOn, e.validFrom, e.validUntil, e.countsUntil,
                e.revokedFrom, e.reason);
    }

    /** As a change says it that takes a revocation back without a word of its day. */
    EligibilityInput withoutRevocation() {
        return new EligibilityInput(criteria, decision, decidedOn, validFrom, validUntil, countsUntil, null, reason);
    }

    /** Whether hours may count by it. */
    boolean effective() {
        return decision.effective(validFrom, revokedFrom);
    }

    /** Whether one of the criteria is known to few only. */
    public boolean sensitive() {
        return criteria.stream().anyMatch(held -> held.criterion().sensitive());
    }

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "EligibilityInput";
    }
}
