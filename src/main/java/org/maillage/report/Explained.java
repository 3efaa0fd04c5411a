package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.maillage.hours.CountingReason;
import org.maillage.hours.HourKind;
import org.maillage.hours.HourStatus;

/**
 * An entry behind a figure of the target check.
 *
 * @param reason         why it counts or not
 * @param explanation    the same in the reader's language
 * @param hours          declared
 * @param validatedHours null as long as nothing is decided, and when refused
 * @param countedHours   what the check counts of it: the validated hours, a part of them, or nothing
 * @param rsa            whether they are hours of an RSA recipient at entry
 * @param territory      code; null: assigned to none
 * @param lastName       null: anonymous, or restricted and the reader is no facilitator
 */
public record Explained(UUID id, YearMonth month, LocalDate firstDay, LocalDate lastDay, HourKind kind, HourStatus status, boolean counted,
                        CountingReason reason, String explanation, BigDecimal hours, BigDecimal validatedHours, BigDecimal countedHours,
                        boolean rsa, String territory, UUID contractId, String contractReference, UUID clauseId, String clause,
                        UUID employmentId, UUID employerId, String employer, UUID beneficiaryId, String lastName, String firstName) {
}
