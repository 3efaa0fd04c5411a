package org.maillage.employment;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.maillage.access.Reference;

/**
 * What a client says of an exit; its rules are in {@link ExitRules}.
 *
 * @param entryOn a day of the pathway that it closes, such as its first; null: the one to which {@code observedOn} belongs
 */
public record ExitInput(LocalDate entryOn, @NotNull ExitMilestone milestone, @NotNull ExitSituation situation,
                        @NotNull LocalDate observedOn, @Reference(Employment.class) UUID employmentId) {

    /** What a client would say for it to be as it is. */
    public static ExitInput of(Exit e) {
        return new ExitInput(e.entryOn, e.milestone, e.situation, e.observedOn, e.employment == null ? null : e.employment.id);
    }
}
