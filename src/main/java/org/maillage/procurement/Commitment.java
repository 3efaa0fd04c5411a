package org.maillage.procurement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Reach;
import org.maillage.access.Scope;
import org.maillage.employer.Employer;
import org.maillage.web.Period;

/** What a party owes on a clause, for a time. A subcontractor owes nothing more: its hours are part of its holder's. */
@Entity
public class Commitment extends Part {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Clause clause;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Employer employer;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public CommitmentRole role;

    /** The party that answers for a subcontractor; null for every other role. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Employer underEmployer;

    /** Two decimals. */
    @Column(nullable = false)
    public BigDecimal hours;

    /** First day, or null for that of the clause. */
    public LocalDate validFrom;

    /** Last day, or null for that of the clause. */
    public LocalDate validUntil;

    Commitment apply(Clause whole, ClauseInput.CommitmentInput input, Map<UUID, Employer> employers) {
        clause = whole;
        employer = employers.get(input.employerId());
        role = input.role();
        underEmployer = employers.get(input.underEmployerId());
        hours = Clause.hours(input.hours());
        validFrom = input.from();
        validUntil = input.until();
        return this;
    }

    public Period period() {
        return new Period(validFrom, validUntil);
    }

    public boolean subcontracted() {
        return role == CommitmentRole.SUBCONTRACTOR;
    }

    /** Whether it is among what the scope shows of a clause: to a supplier its own commitments, and those it answers for. */
    boolean within(Scope scope) {
        return within(scope, employer.id, underEmployer == null ? null : underEmployer.id);
    }

    /** As {@link #within(Scope)}, by the ids of the employer and of the one that answers for it. */
    public static boolean within(Scope scope, UUID employer, UUID underEmployer) {
        return scope.reach() != Reach.SUPPLIER || scope.keys().contains(employer)
                || underEmployer != null && scope.keys().contains(underEmployer);
    }

    /** The employer to whose account hours done under this commitment go: a subcontractor's go to its holder's. */
    public UUID creditedEmployerId() {
        return subcontracted() ? underEmployer.id : employer.id;
    }
}
