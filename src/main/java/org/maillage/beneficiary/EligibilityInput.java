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
                               @Size(max = 500) @Pattern(regexp = Forms.TEXT) String reason) {

    /** What a client would say for it to be as it is. */
    public static EligibilityInput of(Eligibility e) {
        return new EligibilityInput(EligibilityCriterion.of(e), e.decision, e.decidedOn, e.validFrom, e.validUntil, e.countsUntil,
                e.reason);
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
