package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Eligible;
import org.maillage.hours.Counting.Hire;
import org.maillage.hours.Counting.Line;
import org.maillage.hours.Counting.Outcome;

/** A revocation from a day on: nothing before that day changes, nothing from it on counts. */
class RevocationProperties {

    private static final YearMonth START = YearMonth.of(2018, 1);

    @Property(tries = 300)
    void whatWasWorkedBeforeStaysAndWhatIsWorkedFromThenOnDoesNotCount(@ForAll @IntRange(max = 400) int revokedAfter,
            @ForAll @IntRange(max = 200) int hiredAfter, @ForAll @IntRange(min = 1, max = 18) int months, @ForAll boolean split) {
        LocalDate hire = START.atDay(1).plusDays(hiredAfter);
        LocalDate last = START.atDay(1).plusDays(revokedAfter);
        List<Line> lines = lines(hire, months, split);

        Map<UUID, Outcome> held = count(lines, null);
        Map<UUID, Outcome> revoked = count(lines, last);

        for (Line line : lines) {
            if (!line.days().last().isAfter(last)) {
                assertEquals(held.get(line.id()), revoked.get(line.id()));
            } else if (line.days().first().isAfter(last)) {
                assertEquals(CountingReason.ELIGIBILITY_REVOKED, revoked.get(line.id()).reason());
            } else {
                assertEquals(split && held.get(line.id()).reason() == CountingReason.COUNTED ? CountingReason.SPLIT_NEEDED
                        : held.get(line.id()).reason(), revoked.get(line.id()).reason());
            }
        }
    }

    /** Revoked from a day and valid again from it on: no day is lost, only the month that is cut asks for a split. */
    @Property(tries = 200)
    void whatIsValidAgainOnTheSameDayLosesNoDay(@ForAll @IntRange(max = 400) int revokedAfter, @ForAll @IntRange(min = 1, max = 18) int months) {
        LocalDate last = START.atDay(1).plusDays(revokedAfter);
        List<Line> lines = lines(START.atDay(1), months, true);
        List<Eligible> two = List.of(new Eligible(START.atDay(1), null, null, true, last),
                new Eligible(last.plusDays(1), null, null, false));

        Map<UUID, Outcome> outcomes = Counting.of(lines, two, 24);

        lines.forEach(line -> assertEquals(line.days().holds(last) && !line.days().last().equals(last) ? CountingReason.SPLIT_NEEDED
                : CountingReason.COUNTED, outcomes.get(line.id()).reason()));
        assertTrue(revokedAfter < 31 || outcomes.values().stream().allMatch(Outcome::rsa));
    }

    private static Map<UUID, Outcome> count(List<Line> lines, LocalDate holdsUntil) {
        return Counting.of(lines, List.of(new Eligible(START.atDay(1), null, null, true, holdsUntil)), 24);
    }

    private static List<Line> lines(LocalDate hire, int months, boolean split) {
        Counting.Rules rules = new Counting.Rules(History.ALWAYS, List.of(), true, 24, split, true, true);
        List<Line> lines = new ArrayList<>();
        IntStream.range(0, months).mapToObj(YearMonth.from(hire)::plusMonths).forEach(month -> lines.add(new Line(UUID.randomUUID(),
                new Days(hire.isAfter(month.atDay(1)) ? hire : month.atDay(1), month.atEndOfMonth()), HourKind.WORK, HourStatus.VALIDATED,
                Counting.Replacing.NONE, BigDecimal.TEN, new Hire(hire, false), History.PARTY, false, rules)));
        return lines;
    }
}
