package org.maillage.procurement;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.maillage.access.Reach;
import org.maillage.access.SeenThrough;
import org.maillage.employer.Employer;

/** Who sees contracts, their clauses and their buyers: whoever works in one of the places, the buyer, and who is engaged. */
final class SeenContracts {

    private static final String PLACED = "exists (select 1 from e.places w where w.territoryCode in :keys)";
    private static final String PLACED_IN_DEPARTMENT =
            "exists (select 1 from e.places w where w.territoryCode is null and w.departmentCode in :departments)";
    private static final String CLAUSE_PLACED =
            "exists (select 1 from Contract k join k.places p where k = e.contract and p.territoryCode in :keys)";
    private static final String CLAUSE_PLACED_IN_DEPARTMENT = """
            exists (select 1 from Contract k join k.places p where k = e.contract and p.territoryCode is null
            and p.departmentCode in :departments)""";
    private static final String CONTRACTS_ENGAGED =
            "select c.clause.contract.id as id from Commitment c where c.employer.id in :keys";
    private static final String CLAUSES_ENGAGED = "select c.clause.id as id from Commitment c where c.employer.id in :keys";
    private static final String BUYERS_ENGAGED =
            "select c.clause.contract.buyer.id as id from Commitment c where c.employer.id in :keys";

    private SeenContracts() {
    }

    @Produces
    @Singleton
    static SeenThrough contractByPlace() {
        return SeenThrough.where(Contract.class, Reach.TERRITORY, PLACED);
    }

    @Produces
    @Singleton
    static SeenThrough contractByDepartment() {
        return SeenThrough.where(Contract.class, Reach.DEPARTMENT, PLACED_IN_DEPARTMENT);
    }

    @Produces
    @Singleton
    static SeenThrough contractByItsBuyer() {
        return SeenThrough.where(Contract.class, Reach.BUYER, "e.buyer.id in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough contractByTheEmployerEngaged() {
        return SeenThrough.ids(Contract.class, Reach.EMPLOYER, CONTRACTS_ENGAGED);
    }

    @Produces
    @Singleton
    static SeenThrough contractByTheSupplierEngaged() {
        return SeenThrough.ids(Contract.class, Reach.SUPPLIER, CONTRACTS_ENGAGED);
    }

    @Produces
    @Singleton
    static SeenThrough clauseByPlace() {
        return SeenThrough.where(Clause.class, Reach.TERRITORY, CLAUSE_PLACED);
    }

    @Produces
    @Singleton
    static SeenThrough clauseByDepartment() {
        return SeenThrough.where(Clause.class, Reach.DEPARTMENT, CLAUSE_PLACED_IN_DEPARTMENT);
    }

    @Produces
    @Singleton
    static SeenThrough clauseByItsBuyer() {
        return SeenThrough.where(Clause.class, Reach.BUYER, "e.contract.buyer.id in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough clauseByTheEmployerEngaged() {
        return SeenThrough.ids(Clause.class, Reach.EMPLOYER, CLAUSES_ENGAGED);
    }

    @Produces
    @Singleton
    static SeenThrough clauseByTheSupplierEngaged() {
        return SeenThrough.ids(Clause.class, Reach.SUPPLIER, CLAUSES_ENGAGED);
    }

    @Produces
    @Singleton
    static SeenThrough buyersInTheDirectory() {
        return SeenThrough.all(Buyer.class, Reach.TERRITORY);
    }

    @Produces
    @Singleton
    static SeenThrough buyerItself() {
        return SeenThrough.where(Buyer.class, Reach.BUYER, "e.id in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough buyerByTheEmployerEngaged() {
        return SeenThrough.ids(Buyer.class, Reach.EMPLOYER, BUYERS_ENGAGED);
    }

    @Produces
    @Singleton
    static SeenThrough buyerByTheSupplierEngaged() {
        return SeenThrough.ids(Buyer.class, Reach.SUPPLIER, BUYERS_ENGAGED);
    }

    @Produces
    @Singleton
    static SeenThrough employerByTheBuyer() {
        return SeenThrough.ids(Employer.class, Reach.BUYER,
                "select c.employer.id as id from Commitment c where c.clause.contract.buyer.id in :keys");
    }
}
