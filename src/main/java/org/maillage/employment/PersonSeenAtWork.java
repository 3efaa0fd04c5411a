package org.maillage.employment;

import jakarta.inject.Singleton;
import org.maillage.access.SeenThrough;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Versioned;

/** A person is seen where it works. */
@Singleton
class PersonSeenAtWork implements SeenThrough {

    @Override
    public Class<? extends Versioned> entity() {
        return Beneficiary.class;
    }

    @Override
    public String condition() {
        return "exists (select 1 from Employment m where m.beneficiary.id = e.id and m.territoryCode in :territories)";
    }
}
