package org.maillage.employer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.maillage.employer.EmployerInput.Kind;
import org.maillage.employer.KindHistory.Change;
import org.maillage.web.Period;
import org.maillage.web.Refused;

/** Whatever kinds are told of an employer, in whatever order. */
class KindHistoryProperties {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

    @Provide
    Arbitrary<Kind> kinds() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 12).map(FIRST::plusMonths).injectNull(0.3);
        return Combinators.combine(Arbitraries.of(EmployerKind.EI, EmployerKind.ACI, EmployerKind.COMPANY), days, days).as(Kind::new)
                .filter(one -> one.from() == null || one.until() == null || !one.until().isBefore(one.from()));
    }

    /** However kinds are told, each day has one, told again it changes nothing, and no day before the told ones has another kind than before. */
    @Property
    void everyDayHasOneKind(@ForAll("kinds") Kind first, @ForAll("kinds") Kind second, @ForAll("kinds") Kind third) {
        List<Kind> known = List.of(first);
        for (Kind told : List.of(second, third)) {
            KindHistory history;
            try {
                history = KindHistory.with(known, told);
            } catch (Refused e) {
                continue;
            }
            Period.requireApart(history.kinds(), one -> new Period(one.from(), one.until()), "/kinds", "until");
            List<Kind> before = known;
            IntStream.range(0, 14 * 31).mapToObj(FIRST::plusDays).filter(day -> told.from() != null && day.isBefore(told.from()))
                    .forEach(day -> assertEquals(on(before, day), on(history.kinds(), day)));
            if (history.change() == Change.TAKEN || history.change() == Change.ENDS_FORMER) {
                assertEquals(Change.NONE, KindHistory.with(history.kinds(), told).change());
            }
            assertTrue(history.kinds().size() >= known.size());
            known = history.kinds();
        }
    }

    private static EmployerKind on(List<Kind> kinds, LocalDate day) {
        return kinds.stream().filter(one -> new Period(one.from(), one.until()).holds(day)).map(Kind::kind).findFirst().orElse(null);
    }
}
