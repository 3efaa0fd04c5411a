package org.maillage.report.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where on a line a value is drawn.
 *
 * @param most   the value at the end, above zero; zero is at the start
 * @param start  coordinate of zero
 * @param length from zero to {@code most}; below zero where the line runs up or to the left
 */
record Scale(BigDecimal most, BigDecimal start, BigDecimal length) {

    private static final List<BigDecimal> ROUND = List.of(BigDecimal.ONE, BigDecimal.valueOf(2), new BigDecimal("2.5"), BigDecimal.valueOf(5),
            BigDecimal.TEN);
    /** The fewest hours that an axis shows: where nothing was done, there is a line to show it. */
    private static final BigDecimal LEAST = BigDecimal.TEN;

    /** From zero to the greatest of {@code values}, empty ones left out. */
    static Scale over(Stream<BigDecimal> values, long start, long length) {
        BigDecimal most = values.filter(value -> value != null).reduce(LEAST, BigDecimal::max);
        return new Scale(most, BigDecimal.valueOf(start), BigDecimal.valueOf(length));
    }

    /** As {@link #over}, up to the next {@link #step}, so that the last tick is the end. */
    static Scale rounded(Stream<BigDecimal> values, int intervals, long start, long length) {
        Scale exact = over(values, start, length);
        BigDecimal step = step(exact.most, intervals);
        BigDecimal most = exact.most.divide(step, 0, RoundingMode.CEILING).multiply(step);
        return new Scale(most, exact.start, exact.length);
    }

    /** The coordinate of a value, to the tenth; what lies beyond the ends is drawn at the end. */
    BigDecimal at(BigDecimal value) {
        return start.add(part(value).multiply(length)).setScale(1, RoundingMode.HALF_UP);
    }

    /** How much of the whole a value is, in hundredths of the line, to the tenth. */
    BigDecimal hundredths(BigDecimal value) {
        return part(value).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }

    private BigDecimal part(BigDecimal value) {
        return value.max(BigDecimal.ZERO).min(most).divide(most, 8, RoundingMode.HALF_UP);
    }

    /** Zero, and every {@link #step} up to the end. */
    List<BigDecimal> ticks(int intervals) {
        BigDecimal step = step(most, intervals);
        return Stream.iterate(BigDecimal.ZERO, tick -> tick.compareTo(most) <= 0, tick -> tick.add(step)).toList();
    }

    /** The least of 1, 2, 2.5, 5 × 10ⁿ of which {@code intervals} reach {@code most}. */
    static BigDecimal step(BigDecimal most, int intervals) {
        BigDecimal least = most.divide(BigDecimal.valueOf(intervals), 8, RoundingMode.CEILING);
        BigDecimal magnitude = BigDecimal.ONE.scaleByPowerOfTen(least.precision() - least.scale() - 1);
        return ROUND.stream().map(magnitude::multiply).filter(step -> step.compareTo(least) >= 0).findFirst().orElseThrow();
    }
}
