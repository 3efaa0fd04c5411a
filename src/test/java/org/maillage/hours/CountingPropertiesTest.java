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
import net.jqwik.api.Tuple;
import org.maillage.hours.Counting.Days;
import org.maillage.hours.Counting.Eligible;
import org.maillage.hours.Counting.Hire;
import org.maillage.hours.Counting.Line;
import org.maillage.hours.Counting.Outcome;
import org.maillage.hours.Counting.Replacing;
import org.maillage.hours.Counting.Rules;
import org.maillage.hours.Counting.Standing;

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

    /** A declaration, a correction that waits, and what was refused or replaced. */
    @Property(tries = 400)
    void anUndecidedEntryChangesNothingForTheOthers(@ForAll("stories") Story story, @ForAll("undecided") List<Line> undecided) {
        List<Line> with = new ArrayList<>(story.lines());
        with.addAll(undecided);
        Map<UUID, Outcome> outcomes = new HashMap<>(Counting.of(with, story.eligibilities(), GAP));
        undecided.forEach(line -> outcomes.remove(line.id()));

        assertEquals(Counting.of(story.lines(), story.eligibilities(), GAP), outcomes);
    }

    @Provide
    Arbitrary<List<Line>> undecided() {
        return Combinators.combine(lines(), Arbitraries.of(HourStatus.DECLARED, HourStatus.REJECTED), Arbitraries.of(Replacing.values()))
                .as((line, status, replacing) -> new Line(line.id(), line.days(), line.kind(), status, replacing, line.hours(), line.hire(),
                        line.standing(), line.overridden(), line.rules())).list().ofMinSize(1).ofMaxSize(4);
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
        Arbitrary<HourStatus> status = Arbitraries.frequency(Tuple.of(8, HourStatus.VALIDATED), Tuple.of(1, HourStatus.DECLARED),
                Tuple.of(1, HourStatus.REJECTED));
        Arbitrary<Replacing> replacing = Arbitraries.frequency(Tuple.of(10, Replacing.NONE), Tuple.of(1, Replacing.REPLACED),
                Tuple.of(1, Replacing.PENDING));
        Arbitrary<Integer> hours = Arbitraries.of(0, 1, 10, 48, 49, 100, 150);
        return Combinators.combine(month, hiredBefore, status, replacing, hours, clauses(), standings(), Arbitraries.of(true, false, false))
                .as(CountingPropertiesTest::line);
    }

    /** Clauses that begin, end and rest somewhere, or not. */
    private static Arbitrary<Rules> clauses() {
        Arbitrary<Days> period = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(History.ALWAYS)), Tuple.of(1, stretch(400, 1500)));
        return Combinators.combine(period, stretch(1, 60).list().ofMaxSize(3), Arbitraries.of(true, true, false), Arbitraries.of(1, 3, 6, 12, 24),
                Arbitraries.of(true, true, false)).as((days, stops, training, months, split) ->
                new Rules(days, stops, training, months, split, false, false));
    }

    private static Arbitrary<Standing> standings() {
        Arbitrary<List<Days>> commitments = Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(List.of(History.ALWAYS))),
                Tuple.of(1, stretch(20, 900).list().ofMaxSize(2)));
        return Combinators.combine(commitments, Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)))
                .as((days, excluded) -> new Standing(days, excluded, false));
    }

    private static Arbitrary<Days> stretch(int least, int most) {
        return Combinators.combine(Arbitraries.integers().between(-30, 1700), Arbitraries.integers().between(least, most))
                .as((from, length) -> new Days(START.atDay(1).plusDays(from), START.atDay(1).plusDays(from + length)));
    }

    private static Line line(int month, int hiredBefore, HourStatus status, Replacing replacing, int hours, Rules rules, Standing standing,
                             boolean overridden) {
        YearMonth of = START.plusMonths(month);
        LocalDate hire = of.atDay(10).minusDays(hiredBefore);
        LocalDate first = hire.isAfter(of.atDay(1)) ? hire : of.atDay(1);
        return new Line(UUID.randomUUID(), new Days(first, of.atEndOfMonth()), hiredBefore % 4 == 0 ? HourKind.TRAINING : HourKind.WORK, status,
                replacing, BigDecimal.valueOf(hours), new Hire(hire, false), standing, overridden, rules);
    }

    private static Arbitrary<Eligible> eligibilities() {
        Arbitrary<Integer> from = Arbitraries.integers().between(-100, 1800);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 900);
        return Combinators.combine(from, length, Arbitraries.of(true, false)).as((day, days, rsa) -> {
            LocalDate start = START.atDay(1).plusDays(day);
            return new Eligible(start, days > 700 ? null : start.plusDays(days), null, rsa);
        });
    }

    /** The recount: one day after the other, one clock, and who was hired first while it ran. */
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

        private static boolean holds(Days days, LocalDate day) {
            return !day.isBefore(days.first()) && !day.isAfter(days.last());
        }

        private static List<LocalDate> all(Line line) {
            return line.days().first().datesUntil(line.days().last().plusDays(1)).toList();
        }

        private static boolean inside(Line line, LocalDate day) {
            return holds(line.days(), day) && holds(line.rules().period(), day) && line.standing().commitments().stream().anyMatch(c -> holds(c, day))
                    && line.rules().suspensions().stream().noneMatch(s -> holds(s, day));
        }

        private static CountingReason clause(Line line) {
            List<LocalDate> inPeriod = all(line).stream().filter(day -> holds(line.rules().period(), day)).toList();
            if (inPeriod.isEmpty()) {
                return CountingReason.OUTSIDE_CLAUSE_PERIOD;
            }
            if (inPeriod.stream().allMatch(day -> line.rules().suspensions().stream().anyMatch(s -> holds(s, day)))) {
                return CountingReason.SUSPENDED;
            }
            int days = (int) all(line).stream().filter(day -> inside(line, day)).count();
            if (days == 0) {
                return CountingReason.EMPLOYER_NOT_PARTY;
            }
            if (line.standing().excludedKind()) {
                return CountingReason.EMPLOYER_KIND_EXCLUDED;
            }
            if (line.kind() == HourKind.TRAINING && !line.rules().trainingCounted()) {
                return CountingReason.TRAINING_NOT_COUNTED;
            }
            int weeks = days % 7 == 0 ? days / 7 : days / 7 + 1;
            boolean tooMuch = line.hours().intValue() > 10 * days || line.hours().intValue() > 48 * weeks;
            return days < all(line).size() && tooMuch && !line.overridden() ? CountingReason.SPLIT_NEEDED : null;
        }

        private boolean makesPathway(Line line) {
            return line.status() == HourStatus.VALIDATED && line.replacing() != Replacing.REPLACED && line.hours().signum() > 0
                    && clause(line) == null && eligible(line) != null;
        }

        private void walk() {
            LocalDate clock = null;
            LocalDate lastWorked = null;
            List<Line> lines = story.lines().stream().filter(this::makesPathway).toList();
            for (LocalDate day = START.atDay(1).minusYears(2); day.isBefore(START.atDay(1).plusYears(8)); day = day.plusDays(1)) {
                LocalDate today = day;
                List<Line> worked = lines.stream().filter(line -> inside(line, today) && !today.isBefore(eligible(line).validFrom())).toList();
                if (!worked.isEmpty()) {
                    clock = beginsAnew(worked, clock == null ? null : lastWorked, day) ? day : clock;
                    lastWorked = day;
                }
                if (clock != null) {
                    clockByDay.put(day, clock);
                }
            }
        }

        /** Whether a clock begins on this day. Any work on a new validation ends a gap. */
        private boolean beginsAnew(List<Line> worked, LocalDate lastWorked, LocalDate day) {
            return lastWorked == null || day.isAfter(lastWorked.plusMonths(GAP))
                    && worked.stream().anyMatch(line -> eligible(line).validFrom().isAfter(lastWorked));
        }

        Map<UUID, Outcome> outcomes() {
            Map<UUID, Outcome> outcomes = new HashMap<>();
            story.lines().forEach(line -> outcomes.put(line.id(), new Outcome(reason(line), rsa(line))));
            return outcomes;
        }

        /** The clock that runs on the first day which the line's eligibility covers; null before any. */
        private LocalDate clock(Line line) {
            LocalDate from = eligible(line).validFrom();
            LocalDate start = all(line).stream().filter(day -> inside(line, day) && !day.isBefore(from)).findFirst()
                    .orElse(from.isAfter(line.days().first()) ? from : line.days().first());
            var clock = clockByDay.floorEntry(start);
            return clock == null ? null : clock.getValue();
        }

        private RsaReason rsa(Line line) {
            if (eligible(line) == null) {
                return RsaReason.NO_ELIGIBILITY;
            }
            LocalDate clock = clock(line);
            Eligible entry = story.lines().stream().filter(other -> makesPathway(other) && clock != null && clock.equals(clock(other)))
                    .filter(other -> all(other).stream().anyMatch(day -> inside(other, day) && !day.isBefore(eligible(other).validFrom())))
                    .min(Comparator.comparing(other -> other.hire().on())).map(this::eligible).orElse(eligible(line));
            return entry.rsa() ? RsaReason.RSA_AT_ENTRY : RsaReason.NOT_RSA_AT_ENTRY;
        }

        private CountingReason reason(Line line) {
            if (line.replacing() == Replacing.REPLACED) {
                return CountingReason.REPLACED;
            }
            if (line.status() == HourStatus.REJECTED) {
                return CountingReason.REJECTED;
            }
            if (line.status() == HourStatus.DECLARED) {
                return line.replacing() == Replacing.PENDING ? CountingReason.CORRECTION_PENDING : CountingReason.NOT_VALIDATED;
            }
            Eligible e = eligible(line);
            if (e == null) {
                return story.eligibilities().isEmpty() ? CountingReason.NO_ELIGIBILITY : CountingReason.ELIGIBILITY_EXPIRED;
            }
            CountingReason cut = cut(line, all(line).stream().filter(d -> !d.isBefore(e.validFrom())).count(), CountingReason.BEFORE_ELIGIBILITY);
            if (cut == null && clock(line) != null) {
                LocalDate last = lastDay(clock(line), line.rules().months());
                cut = cut(line, all(line).stream().filter(d -> !d.isAfter(last)).count(), CountingReason.AFTER_LIMIT);
            }
            return cut != null ? cut : clause(line) != null ? clause(line) : CountingReason.COUNTED;
        }

        private static CountingReason cut(Line line, long in, CountingReason out) {
            return in == all(line).size() || in > 0 && !line.rules().split() ? null : in == 0 ? out : CountingReason.SPLIT_NEEDED;
        }

        private static LocalDate lastDay(LocalDate clock, int months) {
            YearMonth last = YearMonth.from(clock).plusMonths(months);
            return last.isValidDay(clock.getDayOfMonth()) ? last.atDay(clock.getDayOfMonth()).minusDays(1) : last.atEndOfMonth();
        }
    }
}
