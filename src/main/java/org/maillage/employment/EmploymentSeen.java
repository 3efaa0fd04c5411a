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
    public String condition() {
        return "e.territoryCode in :territories or e.beneficiary.territoryCode in :territories";
    }
}
