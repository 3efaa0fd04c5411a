package org.maillage.hours;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;

/**
 * What a person can have worked in a month over all employments: 48 hours a week (Code du travail L3121-20) over the days of
 * the month at most, and a full-time month of 151.67 h before it is worth a look.
 */
public final class Plausibility {

    /** Full-time month: 35 h × 52 weeks / 12. */
    public static final BigDecimal FULL_TIME_MONTH = new BigDecimal("151.67");
    private static final BigDecimal WEEK = BigDecimal.valueOf(48);
    private static final BigDecimal DAYS_OF_WEEK = BigDecimal.valueOf(7);

    private Plausibility() {
    }

    /** Most hours of the month, half-up to the hundredth, to show: 212.57 for 31 days. */
    static BigDecimal most(YearMonth month) {
        return WEEK.multiply(days(month)).divide(DAYS_OF_WEEK, 2, RoundingMode.HALF_UP);
    }

    /** Whether {@code hours} in the month are more than 48 h a week; compared without rounding. */
    static boolean over(BigDecimal hours, YearMonth month) {
        return hours.multiply(DAYS_OF_WEEK).compareTo(WEEK.multiply(days(month))) > 0;
    }

    /** Whether the month is worth a look. */
    static boolean unusual(BigDecimal hours) {
        return hours.compareTo(FULL_TIME_MONTH) > 0;
    }

    private static BigDecimal days(YearMonth month) {
        return BigDecimal.valueOf(month.lengthOfMonth());
    }
}
