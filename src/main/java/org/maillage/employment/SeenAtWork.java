package org.maillage.employment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.maillage.access.Reach;
import org.maillage.access.SeenThrough;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;

/** Who sees an employment, and who sees a person or an employer through one. */
final class SeenAtWork {

    private SeenAtWork() {
    }

    @Produces
    @Singleton
    static SeenThrough personWhereItWorks() {
        return SeenThrough.ids(Beneficiary.class, Reach.TERRITORY,
                "select m.beneficiary.id as id from Employment m where m.territoryCode in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough personByItsEmployer() {
        return SeenThrough.ids(Beneficiary.class, Reach.EMPLOYER,
                "select m.beneficiary.id as id from Employment m where m.employer.id in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough whereTheWorkIsAndThePersonFollowed() {
        return SeenThrough.ids(Employment.class, Reach.TERRITORY, """
                select m.id as id from Employment m where m.territoryCode in :keys
                union select p.id as id from Employment p where p.beneficiary.territoryCode in :keys""");
    }

    @Produces
    @Singleton
    static SeenThrough byTheEmployer() {
        return SeenThrough.where(Employment.class, Reach.EMPLOYER, "e.employer.id in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough byTheReferent() {
        return SeenThrough.where(Employment.class, Reach.REFERENT, "e.beneficiary.referentAccount in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough employerByTheReferent() {
        return SeenThrough.ids(Employer.class, Reach.REFERENT,
                "select m.employer.id as id from Employment m where m.beneficiary.referentAccount in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough userCompanyByTheEmployer() {
        return SeenThrough.ids(Employer.class, Reach.EMPLOYER,
                "select m.userEmployer.id as id from Employment m where m.employer.id in :keys");
    }
}
