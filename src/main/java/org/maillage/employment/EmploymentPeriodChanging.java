package org.maillage.employment;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Fired before an employment gets another period: whoever has something that would fall outside refuses with
 * {@code referenced}.
 *
 * @param endOn the last day, null: no end
 */
public record EmploymentPeriodChanging(UUID employmentId, LocalDate startOn, LocalDate endOn) {
}
