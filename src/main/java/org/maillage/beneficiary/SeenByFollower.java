package org.maillage.beneficiary;

import jakarta.inject.Singleton;
import org.maillage.access.SeenThrough;
import org.maillage.web.Versioned;

/** A person is seen in the territory that follows it. */
@Singleton
class SeenByFollower implements SeenThrough {

    @Override
    public Class<? extends Versioned> entity() {
        return Beneficiary.class;
    }

    @Override
    public String ids() {
        return "select b.id as id from Beneficiary b where b.territoryCode in :territories";
    }
}
