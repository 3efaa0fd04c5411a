package org.maillage.report.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;

/** Where values are drawn: in order, within the paper, and axes with round steps. */
class ScaleProperties {

    @Property
    void whatIsMoreStandsFurther(@ForAll @BigRange(min = "0", max = "100000") @net.jqwik.api.constraints.Scale(2) BigDecimal one,
                                 @ForAll @BigRange(min = "0", max = "100000") @net.jqwik.api.constraints.Scale(2) BigDecimal other,
                                 @ForAll @BigRange(min = "1", max = "100000") @net.jqwik.api.constraints.Scale(2) BigDecimal most) {
        Scale scale = new Scale(most, BigDecimal.valueOf(58), BigDecimal.valueOf(410));
        BigDecimal less = scale.at(one.min(other));
        BigDecimal more = scale.at(one.max(other));
        assertTrue(less.compareTo(more) <= 0);
        assertTrue(less.compareTo(BigDecimal.valueOf(58)) >= 0 && more.compareTo(BigDecimal.valueOf(468)) <= 0);
        assertEquals(new BigDecimal("468.0"), scale.at(most));
    }

    @Property
    void anAxisEndsAtARoundTickAndHasFew(@ForAll @BigRange(min = "0", max = "9999999.99") @net.jqwik.api.constraints.Scale(2) BigDecimal most,
                                         @ForAll @IntRange(min = 2, max = 6) int intervals) {
        Scale scale = Scale.rounded(Stream.of(most), intervals, 300, -250);
        List<BigDecimal> ticks = scale.ticks(intervals);
        assertEquals(0, ticks.get(ticks.size() - 1).compareTo(scale.most()), () -> ticks + " of " + scale.most());
        assertTrue(ticks.size() >= 2 && ticks.size() <= intervals + 1, () -> ticks.toString());
        assertTrue(scale.most().compareTo(most) >= 0);
        assertTrue(ticks.get(1).stripTrailingZeros().precision() <= 2, () -> ticks.toString());
        assertEquals(new BigDecimal("300.0"), scale.at(BigDecimal.ZERO));
        assertEquals(new BigDecimal("50.0"), scale.at(scale.most()));
    }

    @Example
    void stepsAreTheLeastRoundOnes() {
        assertEquals(0, BigDecimal.valueOf(2000).compareTo(Scale.step(new BigDecimal("7028.82"), 4)));
        assertEquals(0, BigDecimal.valueOf(2500).compareTo(Scale.step(BigDecimal.valueOf(10000), 4)));
        assertEquals(0, BigDecimal.valueOf(5).compareTo(Scale.step(new BigDecimal("10.01"), 4)));
    }

    @Example
    void nothingDoneHasALineAllTheSame() {
        Scale scale = Scale.over(Stream.of(BigDecimal.ZERO, null), 0, 480);
        assertEquals(BigDecimal.TEN, scale.most());
        assertEquals(new BigDecimal("0.0"), scale.at(BigDecimal.ZERO));
        assertEquals(new BigDecimal("100.0"), scale.hundredths(BigDecimal.valueOf(11)));
    }
}
