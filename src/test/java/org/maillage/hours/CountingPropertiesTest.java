package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Eligible;
import org.maillage.hours.Counting.Hire;
import org.maillage.hours.Counting.Line;
import org.maillage.hours.Counting.Outcome;
import org.maillage.hours.Counting.Rules;

/** Random histories against a recount that walks day by day and knows nothing of how {@link Counting} goes about it. */
class CountingPropertiesTest {

    private static final YearMonth START = YearMonth.of(2014, 1);
    private static final int GAP = 6;

    record Story(List<Line> lines, List<Eligible> eligibilities) {
    }

    @Property(tries = 400)
    void whatCountsIsWhatARecountDayByDayFinds(@ForAll("stories") Story story) {
        Map<UUID, Outcome> outcomes = Counting.of(story.lines(), story.eligibilities(), GAP);

        Map<UUID, CountingReason> recount = new Recounted(story).reasons();
        outcomes.forEach((id, outcome) -> assertEquals(recount.get(id), outcome.reason()));
    }

    @Property(tries = 200)
    void theOrderOfArrivalChangesNothing(@ForAll("stories") Story story, @ForAll Random random) {
        List<Line> shuffled = new ArrayList<>(story.lines());
        Collections.shuffle(shuffled, random);
        List<Eligible> shuffledEligibilities = new ArrayList<>(story.eligibilities());
        Collections.shuffle(shuffledEligibilities, random);

        assertEquals(Counting.of(story.lines(), story.eligibilities(), GAP), Counting.of(shuffled, shuffledEligibilities, GAP));
    }

    @Property(tries = 200)
    void aRefusedEntryChangesNothingForTheOthers(@ForAll("stories") Story story, @ForAll("lines") Line one) {
        Line refused = new Line(one.id(), one.days(), one.kind(), HourStatus.REJECTED, false, one.hours(), one.hire(), true, false,
                one.rules());
        List<Line> with = new ArrayList<>(story.lines());
        with.add(refused);
        Map<UUID, Outcome> outcomes = new HashMap<>(Counting.of(with, story.eligibilities(), GAP));
        outcomes.remove(refused.id());

        assertEquals(Counting.of(story.lines(), story.eligibilities(), GAP), outcomes);
    }

    @Provide
    Arbitrary<Story> stories() {
        return Combinators.combine(lines().list().ofMaxSize(14), eligibilities().list().ofMaxSize(4).uniqueElements(Eligible::validFrom))
                .as(Story::new);
    }

    @Provide
    Arbitrary<Line> lines() {
        Arbitrary<Integer> month = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> hiredBefore = Arbitraries.integers().between(0, 500);
        Arbitrary<HourStatus> status = Arbitraries.frequency(net.jqwik.api.Tuple.of(6, HourStatus.VALIDATED),
                net.jqwik.api.Tuple.of(1, HourStatus.DECLARED), net.jqwik.api.Tuple.of(1, HourStatus.REJECTED));
        Arbitrary<Integer> months = Arbitraries.of(3, 6, 12, 24);
        return Combinators.combine(month, hiredBefore, status, months, Arbitraries.of(true, false), Arbitraries.of(0, 1, 10))
                .as(CountingPropertiesTest::line);
    }

    private static Line line(int month, int hiredBefore, HourStatus status, int months, boolean replaced, int hours) {
        YearMonth of = START.plusMonths(month);
        LocalDate hire = of.atDay(10).minusDays(hiredBefore);
        LocalDate first = hire.isAfter(of.atDay(1)) ? hire : of.atDay(1);
        Rules rules = new Rules(History.ALWAYS, List.of(), true, months, true, false, false);
        return new Line(UUID.randomUUID(), new Days(first, of.atEndOfMonth()), HourKind.WORK, status, replaced && hiredBefore % 5 == 0,
                BigDecimal.valueOf(hours), new Hire(hire, false, false), true, false, rules);
    }

    private static Arbitrary<Eligible> eligibilities() {
        Arbitrary<Integer> from = Arbitraries.integers().between(-100, 1800);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 900);
        return Combinators.combine(from, length, Arbitraries.of(true, false)).as((day, days, rsa) -> {
            LocalDate start = START.atDay(1).plusDays(day);
            return new Eligible(start, days > 700 ? null : start.plusDays(days), null, rsa);
        });
    }

    /** The recount: one day after the other, one clock. */
    private static final class Recounted {
        private final Story story;
        private final TreeMap<LocalDate, LocalDate> clockByDay = new TreeMap<>();

        Recounted(Story story) {
            this.story = story;
            walk();
        }

        private Eligible eligible(Line line) {
            LocalDate hire = line.hire().on();
            List<Eligible> byDay = story.eligibilities().stream().sorted(Comparator.comparing(Eligible::validFrom)).toList();
            Eligible found = null;
            for (Eligible e : byDay) {
                boolean open = e.validUntil() == null || !hire.isAfter(e.validUntil());
                if (!e.validFrom().isAfter(hire) && open) {
                    found = e;
                }
            }
            for (Eligible e : byDay) {
                if (found == null && e.validFrom().isAfter(hire)) {
                    found = e;
                }
            }
            return found;
        }

        private void walk() {
            LocalDate clock = null;
            LocalDate lastWorked = null;
            for (LocalDate day = START.atDay(1).minusYears(2); day.isBefore(START.atDay(1).plusYears(8)); day = day.plusDays(1)) {
                LocalDate validated = null;
                for (Line line : story.lines()) {
                    boolean live = line.status() != HourStatus.REJECTED && !line.replaced() && line.hours().signum() > 0;
                    Eligible e = eligible(line);
                    boolean works = live && e != null && !day.isBefore(line.days().first()) && !day.isAfter(line.days().last())
                            && !day.isBefore(e.validFrom());
                    if (works && (validated == null || firstOf(line, e).equals(day))) {
                        validated = validated == null || e.validFrom().isAfter(validated) ? e.validFrom() : validated;
                    }
                }
                if (validated != null) {
                    boolean anew = clock != null && day.isAfter(lastWorked.plusMonths(GAP)) && startsAnew(day, lastWorked);
                    clock = clock == null || anew ? day : clock;
                    lastWorked = day;
                }
                if (clock != null) {
                    clockByDay.put(day, clock);
                }
            }
        }

        /** Of the lines that begin on the first day after a gap, the first by hire and id decides. */
        private boolean startsAnew(LocalDate day, LocalDate lastWorked) {
            return story.lines().stream()
                    .filter(line -> line.status() != HourStatus.REJECTED && !line.replaced() && line.hours().signum() > 0)
                    .filter(line -> eligible(line) != null && firstOf(line, eligible(line)).equals(day)
                            && !line.days().last().isBefore(day))
                    .sorted(Comparator.comparing((Line line) -> line.hire().on()).thenComparing(Line::id))
                    .anyMatch(line -> eligible(line).validFrom().isAfter(lastWorked));
        }

        private static LocalDate firstOf(Line line, Eligible e) {
            return e.validFrom().isAfter(line.days().first()) ? e.validFrom() : line.days().first();
        }

        Map<UUID, CountingReason> reasons() {
            Map<UUID, CountingReason> reasons = new HashMap<>();
            story.lines().forEach(line -> reasons.put(line.id(), reason(line)));
            return reasons;
        }

        private CountingReason reason(Line line) {
            if (line.replaced()) {
                return CountingReason.REPLACED;
            }
            if (line.status() != HourStatus.VALIDATED) {
                return line.status() == HourStatus.REJECTED ? CountingReason.REJECTED : CountingReason.NOT_VALIDATED;
            }
            Eligible e = eligible(line);
            if (e == null) {
                return story.eligibilities().isEmpty() ? CountingReason.NO_ELIGIBILITY : CountingReason.ELIGIBILITY_EXPIRED;
            }
            long all = line.days().first().datesUntil(line.days().last().plusDays(1)).count();
            long covered = line.days().first().datesUntil(line.days().last().plusDays(1)).filter(d -> !d.isBefore(e.validFrom())).count();
            if (covered < all) {
                return covered == 0 ? CountingReason.BEFORE_ELIGIBILITY : CountingReason.SPLIT_NEEDED;
            }
            var clock = clockByDay.floorEntry(line.days().first());
            if (clock == null) {
                return CountingReason.COUNTED;
            }
            LocalDate end = clock.getValue().plusMonths(line.rules().months());
            long inTime = line.days().first().datesUntil(line.days().last().plusDays(1)).filter(d -> d.isBefore(end)).count();
            return inTime == all ? CountingReason.COUNTED : inTime == 0 ? CountingReason.AFTER_LIMIT : CountingReason.SPLIT_NEEDED;
        }
    }
}
