package org.maillage.hours;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.employment.Employment;
import org.maillage.employment.EmploymentMode;
import org.maillage.hours.Counting.Days;
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

    /** The party in force on a day, or null. */
    static Party on(Clause clause, Employment employment, LocalDate day) {
        return of(clause, employment, new Days(day, day));
    }

    /** The party in force on any of the days, or null. */
    static Party of(Clause clause, Employment employment, Days days) {
        return employers(employment).map(employer -> of(clause, employer, days)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Days on which one of those who may be the party has a commitment. */
    static List<Days> commitments(Clause clause, Employment employment) {
        List<UUID> employers = employers(employment).toList();
        return clause.commitments.stream().filter(commitment -> employers.contains(commitment.employer.id))
                .map(commitment -> new Days(orElse(commitment.validFrom, LocalDate.MIN), orElse(commitment.validUntil, LocalDate.MAX))).toList();
    }

    private static Stream<UUID> employers(Employment employment) {
        return employment.mode == EmploymentMode.SECONDMENT ? Stream.of(employment.userEmployer.id, employment.employer.id)
                : Stream.of(employment.employer.id);
    }

    private static Party of(Clause clause, UUID employer, Days days) {
        return clause.partyFor(employer, days.first(), days.last())
                .map(commitment -> new Party(employer, commitment.creditedEmployerId())).orElse(null);
    }

    private static LocalDate orElse(LocalDate day, LocalDate bound) {
        return day == null ? bound : day;
    }
}
