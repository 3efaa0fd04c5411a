package org.maillage.employment;

import jakarta.inject.Singleton;
import org.maillage.access.SeenThrough;
import org.maillage.web.Versioned;

/** An employment is seen where the person is followed and where the work is. */
@Singleton
class EmploymentSeen implements SeenThrough {

    @Override
    public Class<? extends Versioned> entity() {
        return Employment.class;
    }

    @Override
    public String ids() {
        return """
                select m.id as id from Employment m where m.territoryCode in :territories
                union select p.id as id from Employment p where p.beneficiary.territoryCode in :territories""";
    }
}
