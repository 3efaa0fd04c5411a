package org.maillage.report;

import java.time.LocalDate;
import java.util.List;
import org.maillage.territory.Inhabitants;
import org.maillage.territory.Target;
import org.maillage.territory.Territory;
import org.maillage.territory.YearTargets;

/** What a département and its territories have to reach in a year, by the map at its end. */
final class Goals {

    private Goals() {
    }

    /** @param inhabited {@link #inhabited} */
    static YearTargets of(String department, List<Inhabitants> inhabited, Moment moment) {
        return YearTargets.of(Target.ofDepartment(department), inhabited, moment.year(), moment.asOf());
    }

    /** The territories of the year's map. */
    static List<Inhabitants> inhabited(String department, Moment moment) {
        return Territory.inhabitants(department, LocalDate.of(moment.year(), 12, 31));
    }
}
