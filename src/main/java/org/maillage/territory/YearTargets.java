package org.maillage.territory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a département and each of its territories have to reach in a year, seen from a day. A territory without a target of its
 * own gets its part of the département's, with the département's share of RSA recipients.
 */
public final class YearTargets {

    private final TargetCheck.Goal department;
    private final Map<String, TargetCheck.Goal> territories = new HashMap<>();

    private YearTargets(TargetCheck.Goal department) {
        this.department = department;
    }

    /**
     * @param targets     {@link Target#ofDepartment}
     * @param territories {@link Territory#inhabitants}
     */
    public static YearTargets of(Collection<Target> targets, Collection<Inhabitants> territories, int year, LocalDate asOf) {
        YearTargets result = new YearTargets(set(targets.stream().filter(t -> t.department != null).toList(), year, asOf));
        Map<String, BigDecimal> own = new HashMap<>();
        for (Inhabitants territory : territories) {
            TargetCheck.Goal goal = set(targets.stream().filter(t -> t.territory != null)
                    .filter(t -> t.territory.code.equals(territory.code())).toList(), year, asOf);
            if (goal != null) {
                own.put(territory.code(), goal.hours());
                result.territories.put(territory.code(), goal);
            }
        }
        if (result.department != null) {
            Apportionment.of(result.department.hours(), territories, own).forEach((code, hours) -> result.territories.put(code,
                    TargetCheck.Goal.of(hours, result.department.rsaShare(), TargetSource.APPORTIONED)));
        }
        return result;
    }

    private static TargetCheck.Goal set(List<Target> targets, int year, LocalDate asOf) {
        return Target.inForce(targets, year, asOf)
                .map(t -> TargetCheck.Goal.of(t.hours, t.rsaShare, TargetSource.SET)).orElse(null);
    }

    /** The département's, or null. */
    public TargetCheck.Goal ofDepartment() {
        return department;
    }

    /** The territory's, or null. */
    public TargetCheck.Goal ofTerritory(String code) {
        return territories.get(Objects.requireNonNull(code));
    }
}
