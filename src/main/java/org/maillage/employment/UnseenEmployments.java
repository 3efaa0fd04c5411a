package org.maillage.employment;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.maillage.access.Role;
import org.maillage.access.Unseen;

/** The employments of persons whose data is restricted (GDPR art. 18) are seen by facilitators only. */
final class UnseenEmployments {

    private UnseenEmployments() {
    }

    @Produces
    @Singleton
    static Unseen restricted() {
        return new Unseen(Employment.class, "e.beneficiary.restrictedAt is not null", Set.of(Role.FACILITATOR));
    }
}
