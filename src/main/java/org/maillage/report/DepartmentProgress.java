package org.maillage.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillage.access.Projected;
import org.maillage.territory.Department;
import org.maillage.territory.Inhabitants;
import org.maillage.territory.Ref;
import org.maillage.territory.Sums;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.Territory;
import org.maillage.territory.YearTargets;

/** The target check of a département, of each of its territories, and what belongs to none of them: sums of the same rows. */
@Projected("DepartmentProgress")
public record DepartmentProgress(Ref department, int year, LocalDate asOf, TargetCheck.Goal target, Sums hours, BigDecimal rsaShare,
                                 Persons beneficiaries, TargetCheck.Checks checks, List<TerritoryProgress> territories,
                                 Unassigned unassigned) {

    /** Hours whose place is known only as the département, or lies in no territory: work to do. */
    public record Unassigned(Sums hours, Persons beneficiaries) {
    }

    /** Of the year and day of {@code moment}. */
    static DepartmentProgress of(Department department, Moment moment) {
        return of(department, HourSums.ofDepartment(department.code, moment.year(), moment.asOf()), moment);
    }

    /** @param rows of the département in that year, until that day */
    static DepartmentProgress of(Department department, List<HourSums.OfTerritory> rows, Moment moment) {
        String code = department.code;
        List<Inhabitants> inhabited = Goals.inhabited(code, moment);
        return of(Ref.of(department), territories(code, rows, inhabited), Goals.of(code, inhabited, moment), rows, moment);
    }

    /** The territories of the year's map, and whatever other ones hours were done in. */
    private static List<Ref> territories(String department, List<HourSums.OfTerritory> rows, List<Inhabitants> inhabited) {
        Set<String> shown = inhabited.stream().map(Inhabitants::code).collect(Collectors.toCollection(HashSet::new));
        rows.stream().map(HourSums.OfTerritory::territory).forEach(shown::add);
        return Territory.<Territory>list("department.code = ?1 order by code", department).stream()
                .filter(territory -> shown.contains(territory.code)).map(Ref::of).toList();
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

    /** The check alone. */
    TargetCheck check() {
        return new TargetCheck(target, hours, rsaShare, checks);
    }
}
