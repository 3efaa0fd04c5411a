package org.maillage.hours;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.maillage.access.Reach;
import org.maillage.access.SeenThrough;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.employment.Employment;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;

/** Who sees hours, and who sees a person, an employment or a contract through them. */
final class SeenThroughHours {

    private static final String OF_BUYER = "h.contractId in (select k.id from Contract k where k.buyer.id in :keys)";
    private static final String OF_REFERENT = "h.beneficiaryId in (select b.id from Beneficiary b where b.referentAccount in :keys)";
    private static final String UNASSIGNED = "h.territoryCode is null and h.departmentCode in :departments";
    /** An agency that lends staff declares their hours on the clauses of the company that has them meanwhile. */
    private static final String LENT_TO = """
            from Commitment c, Employment m where m.employer.id in :keys and c.employer = m.userEmployer
            and m.startOn <= c.clause.endOn and (m.endOn is null or m.endOn >= c.clause.startOn)""";

    private SeenThroughHours() {
    }

    @Produces
    @Singleton
    static SeenThrough inTheTerritory() {
        return SeenThrough.where(HourEntry.class, Reach.TERRITORY, "e.territoryCode in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough inTheDepartment() {
        return SeenThrough.where(HourEntry.class, Reach.DEPARTMENT, UNASSIGNED.replace("h.", "e."));
    }

    @Produces
    @Singleton
    static SeenThrough byTheEmployer() {
        return SeenThrough.where(HourEntry.class, Reach.EMPLOYER, "e.employerId in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough byTheBuyer() {
        return SeenThrough.where(HourEntry.class, Reach.BUYER, OF_BUYER.replace("h.", "e."));
    }

    @Produces
    @Singleton
    static SeenThrough byTheReferent() {
        return SeenThrough.where(HourEntry.class, Reach.REFERENT, OF_REFERENT.replace("h.", "e."));
    }

    @Produces
    @Singleton
    static SeenThrough byThePrescriber() {
        return SeenThrough.where(HourEntry.class, Reach.PRESCRIBER,
                "e.beneficiaryId in (select b.id from Beneficiary b where b.prescriber.id in :keys)");
    }

    @Produces
    @Singleton
    static SeenThrough personInTheTerritory() {
        return persons(Reach.TERRITORY, "h.territoryCode in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough personInTheDepartment() {
        return persons(Reach.DEPARTMENT, UNASSIGNED);
    }

    @Produces
    @Singleton
    static SeenThrough personByTheBuyer() {
        return persons(Reach.BUYER, OF_BUYER);
    }

    @Produces
    @Singleton
    static SeenThrough personByTheSupplier() {
        return persons(Reach.SUPPLIER, """
                h.clauseId in (select c.clause.id from Commitment c where c.employer.id in :keys)
                and (h.partyEmployerId in :keys or h.creditedEmployerId in :keys)""");
    }

    @Produces
    @Singleton
    static SeenThrough employmentInTheTerritory() {
        return employments(Reach.TERRITORY, "h.territoryCode in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough employmentInTheDepartment() {
        return employments(Reach.DEPARTMENT, UNASSIGNED);
    }

    @Produces
    @Singleton
    static SeenThrough employmentByTheBuyer() {
        return employments(Reach.BUYER, OF_BUYER);
    }

    @Produces
    @Singleton
    static SeenThrough contractByTheReferent() {
        return SeenThrough.ids(Contract.class, Reach.REFERENT, "select h.contractId as id from HourEntry h where " + OF_REFERENT);
    }

    @Produces
    @Singleton
    static SeenThrough contractWhereStaffIsLent() {
        return SeenThrough.ids(Contract.class, Reach.EMPLOYER, "select c.clause.contract.id as id " + LENT_TO);
    }

    @Produces
    @Singleton
    static SeenThrough clauseWhereStaffIsLent() {
        return SeenThrough.ids(Clause.class, Reach.EMPLOYER, "select c.clause.id as id " + LENT_TO);
    }

    @Produces
    @Singleton
    static SeenThrough buyerWhereStaffIsLent() {
        return SeenThrough.ids(Buyer.class, Reach.EMPLOYER, "select c.clause.contract.buyer.id as id " + LENT_TO);
    }

    @Produces
    @Singleton
    static SeenThrough employerByTheBuyer() {
        return SeenThrough.ids(Employer.class, Reach.BUYER, "select h.employerId as id from HourEntry h where " + OF_BUYER);
    }

    private static SeenThrough persons(Reach reach, String condition) {
        return SeenThrough.ids(Beneficiary.class, reach, "select h.beneficiaryId as id from HourEntry h where " + condition);
    }

    private static SeenThrough employments(Reach reach, String condition) {
        return SeenThrough.ids(Employment.class, reach, "select h.employmentId as id from HourEntry h where " + condition);
    }
}
