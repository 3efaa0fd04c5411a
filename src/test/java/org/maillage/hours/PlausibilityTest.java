package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** Edge case 9: 48 h a week over the days of the month, and the full-time month. */
class PlausibilityTest {

    private static final YearMonth MARCH = YearMonth.of(2018, 3);

    @Test
    void edgeCase09_theMostOfAMonthFollowsItsDays() {
        assertEquals(new BigDecimal("212.57"), Plausibility.most(MARCH));
        assertEquals(new BigDecimal("192.00"), Plausibility.most(YearMonth.of(2018, 2)));
        assertEquals(new BigDecimal("198.86"), Plausibility.most(YearMonth.of(2020, 2)));
    }

    @Test
    void edgeCase09_comparesWithoutRounding() {
        assertFalse(Plausibility.over(new BigDecimal("212.57"), MARCH), "48 × 31 / 7 = 212.571…");
        assertTrue(Plausibility.over(new BigDecimal("212.58"), MARCH));
        assertFalse(Plausibility.over(new BigDecimal("192.00"), YearMonth.of(2018, 2)));
    }

    @Test
    void edgeCase09_aFullTimeMonthIsUsual() {
        assertFalse(Plausibility.unusual(new BigDecimal("151.67")));
        assertTrue(Plausibility.unusual(new BigDecimal("151.68")));
    }
}
