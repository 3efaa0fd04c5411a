package org.maillage.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several targets holds. */
class TargetTest {

    private static final String LATE = "2030-12-31";

    private static Target target(int year, boolean recurring, String effectiveOn, String note) {
        Target target = new Target();
        target.year = year;
        target.recurring = recurring;
        target.hours = new BigDecimal("7000.00");
        target.rsaShare = new BigDecimal("0.3000");
        target.effectiveOn = LocalDate.parse(effectiveOn);
        target.note = note;
        return target;
    }

    private static String inForce(int year, String asOf, Target... targets) {
        return Target.inForce(List.of(targets), year, LocalDate.parse(asOf)).map(t -> t.note).orElse(null);
    }

    @Test
    void thatOfTheYearHoldsForTheYearOnly() {
        Target target = target(2018, false, "2018-01-01", "2018");

        assertEquals("2018", inForce(2018, LATE, target));
        assertEquals(null, inForce(2017, LATE, target));
        assertEquals(null, inForce(2019, LATE, target));
    }

    @Test
    void recurringOneHoldsUntilALaterYearReplacesIt() {
        Target recurring = target(2018, true, "2018-01-01", "from 2018");
        Target once = target(2020, false, "2020-01-01", "2020");
        Target replacing = target(2022, true, "2022-01-01", "from 2022");

        assertEquals("from 2018", inForce(2019, LATE, recurring, once, replacing));
        assertEquals("2020", inForce(2020, LATE, recurring, once, replacing));
        assertEquals("from 2018", inForce(2021, LATE, recurring, once, replacing));
        assertEquals("from 2022", inForce(2029, LATE, recurring, once, replacing));
        assertEquals(null, inForce(2017, LATE, recurring, once, replacing));
    }

    @Test
    void newestVersionInEffectWins() {
        Target first = target(2018, false, "2018-01-01", "first");
        Target amended = target(2018, false, "2018-07-01", "amended");

        assertEquals("first", inForce(2018, "2018-06-30", amended, first));
        assertEquals("amended", inForce(2018, "2018-07-01", first, amended));
    }

    @Test
    void nothingIsInEffectBeforeItsDay() {
        assertEquals(null, inForce(2018, "2017-12-31", target(2018, true, "2018-01-01", "2018")));
    }

    @Test
    void laterYearWinsOverANewerVersionOfAnEarlierOne() {
        Target recurring = target(2018, true, "2019-06-01", "from 2018, amended in 2019");
        Target ofYear = target(2019, false, "2019-01-01", "2019");

        assertEquals("2019", inForce(2019, LATE, recurring, ofYear));
    }

    @Test
    void territoryWithoutATargetGetsItsPartOfTheDepartments() {
        Target department = target(2018, true, "2018-01-01", null);
        department.department = new Department();
        Target own = target(2019, false, "2019-01-01", null);
        own.territory = new Territory();
        own.territory.code = "B";
        own.hours = new BigDecimal("1000.00");
        own.rsaShare = new BigDecimal("0.5000");
        List<Inhabitants> territories = List.of(ApportionmentTest.inhabitants("A", 100), ApportionmentTest.inhabitants("B", 100));

        YearTargets in2018 = YearTargets.of(List.of(department, own), territories, 2018, LocalDate.parse(LATE));
        YearTargets in2019 = YearTargets.of(List.of(department, own), territories, 2019, LocalDate.parse(LATE));

        assertEquals(goal("7000.00", "0.3000", "2100.00", TargetSource.SET), in2018.ofDepartment());
        assertEquals(goal("3500.00", "0.3000", "1050.00", TargetSource.APPORTIONED), in2018.ofTerritory("A"));
        assertEquals(goal("3500.00", "0.3000", "1050.00", TargetSource.APPORTIONED), in2018.ofTerritory("B"));
        assertEquals(goal("6000.00", "0.3000", "1800.00", TargetSource.APPORTIONED), in2019.ofTerritory("A"));
        assertEquals(goal("1000.00", "0.5000", "500.00", TargetSource.SET), in2019.ofTerritory("B"));
    }

    @Test
    void withoutATargetOfTheDepartmentOnlyTheOwnOnesHold() {
        Target own = target(2019, false, "2019-01-01", null);
        own.territory = new Territory();
        own.territory.code = "B";

        YearTargets targets = YearTargets.of(List.of(own), List.of(ApportionmentTest.inhabitants("A", 1), ApportionmentTest.inhabitants("B", 1)),
                2019, LocalDate.parse(LATE));

        assertEquals(null, targets.ofDepartment());
        assertEquals(null, targets.ofTerritory("A"));
        assertEquals(TargetSource.SET, targets.ofTerritory("B").source());
    }

    private static TargetCheck.Goal goal(String hours, String share, String rsaHours, TargetSource source) {
        return new TargetCheck.Goal(new BigDecimal(hours), new BigDecimal(share), new BigDecimal(rsaHours), source);
    }
}
