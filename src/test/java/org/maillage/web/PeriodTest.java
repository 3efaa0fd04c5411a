package org.maillage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.maillage.testing.Refusals;

class PeriodTest {

    private static final LocalDate DAY = LocalDate.of(2018, 1, 1);

    /** Days are looked at one by one, some before and some after every bound that can occur. */
    @Property
    void overlapsWhenADayIsInBoth(@ForAll("periods") Period one, @ForAll("periods") Period other) {
        boolean common = IntStream.rangeClosed(-1, 12).mapToObj(DAY::plusDays).anyMatch(day -> one.holds(day) && other.holds(day));

        assertEquals(common, one.overlaps(other));
        assertEquals(common, other.overlaps(one));
    }

    @Provide
    Arbitrary<Period> periods() {
        Arbitrary<LocalDate> bounds = Arbitraries.integers().between(0, 11).map(DAY::plusDays).injectNull(0.2);
        return Combinators.combine(bounds, bounds).as(Period::new)
                .filter(p -> p.from() == null || p.until() == null || !p.until().isBefore(p.from()));
    }

    @Test
    void doesNotEndBeforeItStarts() {
        new Period(DAY, DAY).ordered("/endOn");
        Refusals.assertRefused(CommonProblem.PERIOD_INVALID, "/endOn", () -> new Period(DAY, DAY.minusDays(1)).ordered("/endOn"));
    }

    @Test
    void aListHasNoDayTwice() {
        Period january = new Period(DAY, DAY.plusDays(30));
        Period later = new Period(DAY.plusDays(31), null);
        Period.requireApart(List.of(january, later), Function.identity(), "/kinds", "until");
        Refusals.assertRefused(CommonProblem.PERIODS_OVERLAP, "/kinds/1", () -> Period.requireApart(
                List.of(later, new Period(null, null)), Function.identity(), "/kinds", "until"));
        Refusals.assertRefused(CommonProblem.PERIOD_INVALID, "/kinds/0/until", () -> Period.requireApart(
                List.of(new Period(DAY, DAY.minusDays(1))), Function.identity(), "/kinds", "until"));
    }
}
