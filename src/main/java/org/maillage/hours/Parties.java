package org.maillage.hours;

import java.time.LocalDate;
import java.util.UUID;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentMode;
import org.maillage.procurement.Clause;

/** Whose commitment lets hours in: the user company's for a secondment, else the employer's; a subcontractor's is credited to its holder. */
final class Parties {

    /**
     * A party.
     *
     * @param employerId whose commitment it is
     * @param creditedId who owes the hours: the same, or the one that answers for a subcontractor
     */
    record Party(UUID employerId, UUID creditedId) {
    }

    private Parties() {
    }

    /** The party in force on any of the days, or null. */
    static Party of(Clause clause, Employment employment, LocalDate first, LocalDate last) {
        Party user = employment.mode == EmploymentMode.SECONDMENT ? of(clause, employment.userEmployer.id, first, last) : null;
        return user != null ? user : of(clause, employment.employer.id, first, last);
    }

    private static Party of(Clause clause, UUID employer, LocalDate first, LocalDate last) {
        return clause.partyFor(employer, first, last)
                .map(commitment -> new Party(employer, commitment.creditedEmployerId())).orElse(null);
    }
}
