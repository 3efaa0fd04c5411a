package org.maillage.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A département with its territories; its population is that of all its communes, those in no territory among them. */
public record DepartmentView(String code, String name, String region, long population, List<Inhabitants> territories) {

    /** The views of a page, in its order: two queries whatever its size. */
    static List<DepartmentView> of(Collection<Department> departments, LocalDate today) {
        List<String> codes = departments.stream().map(d -> d.code).toList();
        Map<String, Long> populations = Department.populations(codes);
        Map<String, List<Inhabitants>> territories = Territory.inhabitants(codes, today);
        return departments.stream().map(d -> new DepartmentView(d.code, d.name, d.region, populations.getOrDefault(d.code, 0L),
                territories.getOrDefault(d.code, List.of()))).toList();
    }
}
