package org.maillage.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A département's hours among its territories. */
class ApportionmentTest {

    private static final List<Inhabitants> DEUX_SEVRES = List.of(inhabitants("BOCAGE", 74_172), inhabitants("GATINE", 65_359),
            inhabitants("HAUT-VAL-DE-SEVRE", 30_747), inhabitants("MELLOIS", 46_390), inhabitants("NIORTAIS", 123_326),
            inhabitants("THOUARSAIS", 35_235));

    static Inhabitants inhabitants(String code, long population) {
        return new Inhabitants(code, code, population);
    }

    private static BigDecimal hours(String hours) {
        return new BigDecimal(hours);
    }

    private static Map<String, BigDecimal> shared(String hours, List<Inhabitants> territories) {
        return Apportionment.of(hours(hours), territories, Map.of());
    }

    @Test
    void sevenThousandHoursOfDeuxSevresAddUp() {
        assertEquals(Map.of("BOCAGE", hours("1383.70"), "GATINE", hours("1219.29"), "HAUT-VAL-DE-SEVRE", hours("573.59"),
                        "MELLOIS", hours("865.42"), "NIORTAIS", hours("2300.68"), "THOUARSAIS", hours("657.32")),
                shared("7000.00", DEUX_SEVRES));
    }

    @Test
    void territoriesWithATargetOfTheirOwnLeaveTheRest() {
        Map<String, BigDecimal> parts = Apportionment.of(hours("7000"), DEUX_SEVRES, Map.of("NIORTAIS", hours("3000.01")));

        assertEquals(hours("3999.99"), parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(5, parts.size());
    }

    @Test
    void nothingLeftIsNothingAndNotLess() {
        Map<String, BigDecimal> parts = Apportionment.of(hours("7000"), DEUX_SEVRES, Map.of("NIORTAIS", hours("7000.01")));

        assertEquals(List.of(hours("0.00")), parts.values().stream().distinct().toList());
    }

    @Test
    void lastHundredthGoesToTheLargestRemainder() {
        assertEquals(Map.of("A", hours("0.01"), "B", hours("0.00")), shared("0.01", List.of(inhabitants("A", 51), inhabitants("B", 49))));
        assertEquals(Map.of("A", hours("0.03"), "B", hours("0.07")), shared("0.10", List.of(inhabitants("A", 26), inhabitants("B", 74))));
    }

    @Test
    void ofEqualRemaindersTheLargerPopulationIsServed() {
        // 0.02 h: A's quota is 0.5 hundredths, B's 1.5
        assertEquals(Map.of("A", hours("0.00"), "B", hours("0.02")), shared("0.02", List.of(inhabitants("A", 1), inhabitants("B", 3))));
    }

    @Test
    void ofEqualPopulationsTheSmallerCodeIsServed() {
        assertEquals(Map.of("A", hours("0.01"), "B", hours("0.00")), shared("0.01", List.of(inhabitants("B", 5), inhabitants("A", 5))));
    }

    @Test
    void whereNobodyLivesAllCountTheSame() {
        assertEquals(Map.of("A", hours("0.02"), "B", hours("0.01")), shared("0.03", List.of(inhabitants("A", 0), inhabitants("B", 0))));
    }

    @Test
    void withoutTerritoriesThereAreNoParts() {
        assertEquals(Map.of(), shared("7000", List.of()));
    }
}
