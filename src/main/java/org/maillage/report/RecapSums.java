package org.maillage.report;

import java.math.BigDecimal;
import org.maillage.access.Projected;

/**
 * The sum of lines of the annual recap, in hours.
 *
 * @param persons distinct persons with hours that count: they do not add up over contracts
 * @param rows    how many lines
 */
@Projected("RecapSums")
public record RecapSums(BigDecimal validatedHours, BigDecimal declaredHours, BigDecimal trainingHours, BigDecimal rsaHours,
                        BigDecimal notCountedHours, long persons, long rows) {

    private static final BigDecimal ZERO = new BigDecimal("0.00");

    static final RecapSums NONE = new RecapSums(ZERO, ZERO, ZERO, ZERO, ZERO, 0, 0);

    /** Without the persons, who are counted apart. */
    RecapSums plus(RecapRow row) {
        return new RecapSums(validatedHours.add(row.validatedHours()), declaredHours.add(row.declaredHours()),
                trainingHours.add(row.trainingHours()), rsaHours.add(row.rsaHours()), notCountedHours.add(row.notCountedHours()), persons,
                rows + 1);
    }

    RecapSums of(long distinct) {
        return new RecapSums(validatedHours, declaredHours, trainingHours, rsaHours, notCountedHours, distinct, rows);
    }
}
