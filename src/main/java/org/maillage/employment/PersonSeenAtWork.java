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
    public String ids() {
        return "select m.beneficiary.id as id from Employment m where m.territoryCode in :territories";
    }
}
