package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.maillage.access.Projected;
import org.maillage.territory.Ref;
import org.maillage.territory.Sums;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.YearTargets;

/** The target check of a département, of each of its territories, and what belongs to none of them: sums of the same rows. */
@Projected("DepartmentProgress")
public record DepartmentProgress(Ref department, int year, LocalDate asOf, TargetCheck.Goal target, Sums hours, BigDecimal rsaShare,
                                 Persons beneficiaries, TargetCheck.Checks checks, List<TerritoryProgress> territories,
                                 Unassigned unassigned) {

    /** Hours whose place is known only as the département, or lies in no territory: work to do. */
    public record Unassigned(Sums hours, Persons beneficiaries) {
    }

    /** @param territories those to show, in order; every territory that has rows must be among them */
    static DepartmentProgress of(Ref department, List<Ref> territories, YearTargets goals, List<HourSums.OfTerritory> rows,
                                 Moment moment) {
        Map<String, List<HourSums.OfTerritory>> byTerritory = rows.stream()
                .collect(Collectors.groupingBy(row -> row.territory() == null ? "" : row.territory()));
        TargetCheck check = TargetCheck.of(goals.ofDepartment(), HourSums.total(rows, HourSums.OfTerritory::sums),
                moment.year(), moment.asOf());
        List<TerritoryProgress> parts = territories.stream().map(territory -> TerritoryProgress.of(territory,
                goals.ofTerritory(territory.code()), byTerritory.getOrDefault(territory.code(), List.of()), moment)).toList();
        List<HourSums.OfTerritory> nowhere = byTerritory.getOrDefault("", List.of());
        return new DepartmentProgress(department, moment.year(), moment.asOf(), check.target(), check.hours(), check.rsaShare(), HourSums.persons(rows),
                check.checks(), parts, new Unassigned(HourSums.total(nowhere, HourSums.OfTerritory::sums), HourSums.persons(nowhere)));
    }
}
