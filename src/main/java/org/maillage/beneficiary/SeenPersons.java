package org.maillage.beneficiary;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.maillage.access.Reach;
import org.maillage.access.SeenThrough;

/** Who sees a person by what is known of the person alone, and who sees the prescribers. */
final class SeenPersons {

    private SeenPersons() {
    }

    @Produces
    @Singleton
    static SeenThrough follower() {
        return SeenThrough.ids(Beneficiary.class, Reach.TERRITORY, "select b.id as id from Beneficiary b where b.territoryCode in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough referent() {
        return SeenThrough.where(Beneficiary.class, Reach.REFERENT, "e.referentAccount in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough prescriber() {
        return SeenThrough.where(Beneficiary.class, Reach.PRESCRIBER, "e.prescriber.id in :keys");
    }

    @Produces
    @Singleton
    static SeenThrough prescribersOfTheHouse() {
        return SeenThrough.all(Prescriber.class, Reach.TERRITORY);
    }

    @Produces
    @Singleton
    static SeenThrough prescribersForReferents() {
        return SeenThrough.all(Prescriber.class, Reach.REFERENT);
    }

    @Produces
    @Singleton
    static SeenThrough prescriberItself() {
        return SeenThrough.where(Prescriber.class, Reach.PRESCRIBER, "e.id in :keys");
    }
}
