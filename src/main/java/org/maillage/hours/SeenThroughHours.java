package org.maillage.hours;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.maillage.access.SeenThrough;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employment.Employment;
import org.maillage.web.Versioned;

/** A person, and an employment, are seen in each territory where they have hours. */
final class SeenThroughHours {

    private record Through(Class<? extends Versioned> entity, String ids) implements SeenThrough {
    }

    private SeenThroughHours() {
    }

    @Produces
    @Singleton
    static SeenThrough person() {
        return new Through(Beneficiary.class,
                "select h.beneficiaryId as id from HourEntry h where h.territoryCode in :territories");
    }

    @Produces
    @Singleton
    static SeenThrough employment() {
        return new Through(Employment.class,
                "select h.employmentId as id from HourEntry h where h.territoryCode in :territories");
    }
}
