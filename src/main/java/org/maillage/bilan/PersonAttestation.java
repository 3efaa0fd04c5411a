package org.maillage.bilan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.maillage.employment.EmploymentContractKind;

/**
 * The hours that a person did, by employer and month: for the person, who may show it to whom she likes. It tells of no criterion, nor of
 * what the hours count for.
 *
 * @param from  first month; null: from the beginning
 * @param to    last month; null: to the end
 * @param hours validated hours of work and training
 */
public record PersonAttestation(UUID beneficiaryId, String lastName, String birthName, String firstName, LocalDate birthDate, YearMonth from,
                                YearMonth to, BigDecimal hours, BigDecimal training, List<Job> employments, List<Done> months) {

    /** An employment with what was done under it. */
    public record Job(UUID employmentId, SupplierAttestation.Party employer, EmploymentContractKind contractKind, String jobTitle,
                      LocalDate startOn, LocalDate endOn, BigDecimal hours) {
    }

    /** What was done for an employer in a month; training is part of the hours. */
    public record Done(YearMonth month, SupplierAttestation.Party employer, BigDecimal hours, BigDecimal training) {
    }

    /** Nothing of the person: it may end up in a log. */
    @Override
    public String toString() {
        return "PersonAttestation";
    }
}
