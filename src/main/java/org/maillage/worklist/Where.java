package org.maillage.worklist;

/** The conditions of {@code territory} and {@code department}, for the entity {@code e} of each kind. */
final class Where {

    private static final String OF_DEPARTMENT = " in (select t.code from Territory t where t.department.code = :department)";
    private static final String WORK = "coalesce(e.territoryCode, e.beneficiary.territoryCode)";
    private static final String CLAUSE_PLACE = "exists (select 1 from Contract w join w.places p where w = e.contract and p.";

    private Where() {
    }

    /** A person: by the territory that follows it. */
    static Search person(Search search, Wanted wanted) {
        return search.where("territory", wanted.territory(), "e.territoryCode = :territory")
                .where("department", wanted.department(), "e.territoryCode" + OF_DEPARTMENT);
    }

    /** An employment: by the commune of work, else by the territory that follows the person. */
    static Search employment(Search search, Wanted wanted) {
        return search.where("territory", wanted.territory(), WORK + " = :territory").where("department", wanted.department(), WORK + OF_DEPARTMENT);
    }

    /** Hours: by the place where they were done. */
    static Search hours(Search search, Wanted wanted) {
        return search.where("territory", wanted.territory(), "e.territoryCode = :territory")
                .where("department", wanted.department(), "e.departmentCode = :department");
    }

    /** A contract: by its places. */
    static Search contract(Search search, Wanted wanted) {
        return search.where("territory", wanted.territory(), "exists (select 1 from e.places w where w.territoryCode = :territory)")
                .where("department", wanted.department(), "exists (select 1 from e.places w where w.departmentCode = :department)");
    }

    /** A clause: by the places of its contract. */
    static Search clause(Search search, Wanted wanted) {
        return search.where("territory", wanted.territory(), CLAUSE_PLACE + "territoryCode = :territory)")
                .where("department", wanted.department(), CLAUSE_PLACE + "departmentCode = :department)");
    }
}
