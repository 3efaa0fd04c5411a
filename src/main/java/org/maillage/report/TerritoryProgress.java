package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.maillage.access.Projected;
import org.maillage.territory.Ref;
import org.maillage.territory.Sums;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.Territory;

/** The target check of one territory and year. */
@Projected("TerritoryProgress")
public record TerritoryProgress(Ref territory, int year, LocalDate asOf, TargetCheck.Goal target, Sums hours, BigDecimal rsaShare,
                                Persons beneficiaries, TargetCheck.Checks checks) {

    /** Of the year and day of {@code moment}. */
    static TerritoryProgress of(Territory territory, Moment moment) {
        String department = territory.department.code;
        TargetCheck.Goal goal = Goals.of(department, Goals.inhabited(department, moment), moment).ofTerritory(territory.code);
        return of(Ref.of(territory), goal, HourSums.ofTerritory(territory.code, moment.year(), moment.asOf()), moment);
    }

    static TerritoryProgress of(Ref territory, TargetCheck.Goal goal, List<HourSums.OfTerritory> rows, Moment moment) {
        TargetCheck check = TargetCheck.of(goal, HourSums.total(rows, HourSums.OfTerritory::sums), moment.year(), moment.asOf());
        return new TerritoryProgress(territory, moment.year(), moment.asOf(), check.target(), check.hours(), check.rsaShare(),
                HourSums.persons(rows), check.checks());
    }

    /** The check alone. */
    TargetCheck check() {
        return new TargetCheck(target, hours, rsaShare, checks);
    }
}
