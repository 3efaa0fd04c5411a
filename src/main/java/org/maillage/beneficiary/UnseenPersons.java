package org.maillage.beneficiary;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.maillage.access.Role;
import org.maillage.access.Unseen;

/** Who is anonymous, or merged into another record, is seen by nobody; whose data is restricted (GDPR art. 18) by facilitators only. */
final class UnseenPersons {

    private UnseenPersons() {
    }

    @Produces
    @Singleton
    static Unseen anonymous() {
        return new Unseen(Beneficiary.class, "e.anonymisedOn is not null", Set.of());
    }

    /** The record of a person that stands in another one. */
    @Produces
    @Singleton
    static Unseen merged() {
        return new Unseen(Beneficiary.class, "e.mergedInto is not null", Set.of());
    }

    @Produces
    @Singleton
    static Unseen restricted() {
        return new Unseen(Beneficiary.class, "e.restrictedAt is not null", Set.of(Role.FACILITATOR));
    }
}
