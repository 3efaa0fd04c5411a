package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.maillage.access.Projected;
import org.maillage.employer.EmployerKind;
import org.maillage.employment.EmploymentContractKind;
import org.maillage.employment.EmploymentMode;

/**
 * One line of the annual recap: what one person did in one employment for one clause of a contract or lot in a year.
 *
 * @param lastName          null for who is anonymous, and for whose data is restricted unless a facilitator reads
 * @param criterion         the principal one at entry, {@code AUTRE} for what the reader may not know; null without a pathway
 * @param rsaAtEntry        whether hours count as those of an RSA recipient
 * @param employerKind      what the employer was on the first day; null when nobody said
 * @param firstDay          first day with hours, not before the employment
 * @param lastDay           last day with hours, not after the employment
 * @param months            months with hours
 * @param validatedHours    hours that count
 * @param declaredHours     hours that wait for a decision, never added
 * @param trainingHours     of the validated hours
 * @param rsaHours          of the validated hours
 * @param notCountedHours   validated, and left out by a rule
 */
@Projected("RecapRow")
public record RecapRow(UUID contractId, String contractReference, String contractTitle, String buyer, String lot, UUID clauseId, String clause,
                       UUID beneficiaryId, String lastName, String firstName, String criterion, boolean rsaAtEntry, UUID employmentId,
                       String employer, EmployerKind employerKind, EmploymentMode mode, EmploymentContractKind contractKind,
                       LocalDate firstDay, LocalDate lastDay, int months, BigDecimal validatedHours, BigDecimal declaredHours,
                       BigDecimal trainingHours, BigDecimal rsaHours, BigDecimal notCountedHours) {

    /** Says nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "RecapRow of employment " + employmentId;
    }
}
