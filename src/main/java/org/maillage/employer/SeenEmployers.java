package org.maillage.employer;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.maillage.access.Reach;
import org.maillage.access.SeenThrough;

/** Who sees an employer: those who work for territories all of them, for the directory is shared; an employer itself. */
final class SeenEmployers {

    private SeenEmployers() {
    }

    @Produces
    @Singleton
    static SeenThrough directory() {
        return SeenThrough.all(Employer.class, Reach.TERRITORY);
    }

    @Produces
    @Singleton
    static SeenThrough itself() {
        return SeenThrough.where(Employer.class, Reach.EMPLOYER, "e.id in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough itselfAsSupplier() {
        return SeenThrough.where(Employer.class, Reach.SUPPLIER, "e.id in :keys");
    }
}
