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

        assertEquals(new Recounted(story).outcomes(), outcomes);
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

    /** The recount: one day after the other, one clock, and who was eligible by what when it was set. */
    private static final class Recounted {
        private final Story story;
        private final TreeMap<LocalDate, LocalDate> clockByDay = new TreeMap<>();
        private final Map<LocalDate, Eligible> entryByClock = new HashMap<>();

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
                List<Line> worked = worked(day);
                if (!worked.isEmpty()) {
                    Eligible entry = entry(worked, clock == null ? null : lastWorked, day);
                    if (entry != null) {
                        clock = day;
                        entryByClock.put(day, entry);
                    }
                    lastWorked = day;
                }
                if (clock != null) {
                    clockByDay.put(day, clock);
                }
            }
        }

        /** The lines of a day of work, those of the earliest hire first. */
        private List<Line> worked(LocalDate day) {
            return story.lines().stream()
                    .filter(line -> line.status() != HourStatus.REJECTED && !line.replaced() && line.hours().signum() > 0)
                    .filter(line -> !day.isBefore(line.days().first()) && !day.isAfter(line.days().last()))
                    .filter(line -> eligible(line) != null && !day.isBefore(eligible(line).validFrom()))
                    .sorted(Comparator.comparing(line -> line.hire().on())).toList();
        }

        /** The eligibility by which a clock begins on this day; null where none does. Any work on a new validation ends a gap. */
        private Eligible entry(List<Line> worked, LocalDate lastWorked, LocalDate day) {
            if (lastWorked != null && !day.isAfter(lastWorked.plusMonths(GAP))) {
                return null;
            }
            return worked.stream().map(this::eligible).filter(e -> lastWorked == null || e.validFrom().isAfter(lastWorked))
                    .findFirst().orElse(null);
        }

        Map<UUID, Outcome> outcomes() {
            Map<UUID, Outcome> outcomes = new HashMap<>();
            story.lines().forEach(line -> outcomes.put(line.id(), new Outcome(reason(line), rsa(line))));
            return outcomes;
        }

        /** The clock that runs on the first day which the line's eligibility covers; null before any. */
        private LocalDate clock(Line line) {
            LocalDate from = eligible(line).validFrom().isAfter(line.days().first()) ? eligible(line).validFrom() : line.days().first();
            var clock = clockByDay.floorEntry(from);
            return clock == null ? null : clock.getValue();
        }

        private RsaReason rsa(Line line) {
            if (eligible(line) == null) {
                return RsaReason.NO_ELIGIBILITY;
            }
            Eligible entry = entryByClock.getOrDefault(clock(line), eligible(line));
            return entry.rsa() ? RsaReason.RSA_AT_ENTRY : RsaReason.NOT_RSA_AT_ENTRY;
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
            if (clock(line) == null) {
                return CountingReason.COUNTED;
            }
            LocalDate end = clock(line).plusMonths(line.rules().months());
            long inTime = line.days().first().datesUntil(line.days().last().plusDays(1)).filter(d -> d.isBefore(end)).count();
            return inTime == all ? CountingReason.COUNTED : inTime == 0 ? CountingReason.AFTER_LIMIT : CountingReason.SPLIT_NEEDED;
        }
    }
}
