package org.maillage.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;
import org.maillage.hours.CountingReason;
import org.maillage.hours.RecountRule;

/**
 * An entry that counts otherwise since the rules changed.
 *
 * @param explanation     the rule in the reader's language
 * @param validatedHours  null unless it is validated
 * @param hoursBefore     hours that counted
 * @param hoursAfter      hours that count
 * @param territoryBefore code; null: assigned to none
 * @param territoryAfter  code; null: assigned to none
 */
public record RecountDifferenceRow(UUID id, YearMonth month, RecountRule rule, String explanation, BigDecimal validatedHours,
                                   BigDecimal hoursBefore, BigDecimal hoursAfter, CountingReason reasonBefore, CountingReason reasonAfter,
                                   boolean rsaBefore, boolean rsaAfter, String territoryBefore, String territoryAfter, UUID contractId,
                                   String contractReference, UUID clauseId, UUID employerId, String employer, UUID employmentId,
                                   UUID beneficiaryId) {
}
