package org.maillage.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.maillage.hours.TrainingCap.Training;

/** How many hours of training count under a cap, against a recount that gives the hundredths one by one. */
class TrainingCapTest {

    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BORIS = new UUID(0, 2);
    private static final Function<YearMonth, BigDecimal> TWELVE = month -> new BigDecimal("12.00");

    private static Training training(String day, UUID person, String hours) {
        return new Training(UUID.randomUUID(), LocalDate.parse(day), person, person, new BigDecimal(hours));
    }

    private static BigDecimal sum(Collection<BigDecimal> hours) {
        return hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(Function<YearMonth, BigDecimal> cap, Training... trainings) {
        return sum(TrainingCap.counted(cap, List.of(trainings)).values());
    }

    @Test
    void tenAndSixHoursUnderACapOfTwelveMakeTwelveInEitherOrder() {
        Training ten = training("2018-03-01", ANNA, "10.00");
        Training six = training("2018-03-01", BORIS, "6.00");

        assertEquals(Map.of(ten.id(), new BigDecimal("7.50"), six.id(), new BigDecimal("4.50")),
                TrainingCap.counted(TWELVE, List.of(ten, six)));
        assertEquals(TrainingCap.counted(TWELVE, List.of(ten, six)), TrainingCap.counted(TWELVE, List.of(six, ten)));
    }

    @Test
    void twentyHoursUnderACapOfTwelveMakeTwelveAsOneEntryOrAsTwo() {
        assertEquals(new BigDecimal("12.00"), total(TWELVE, training("2018-03-01", ANNA, "20.00")));
        assertEquals(new BigDecimal("12.00"), total(TWELVE, training("2018-03-01", ANNA, "10.00"), training("2018-03-16", ANNA, "10.00")));
    }

    @Test
    void anAmendmentOfNextYearLeavesThisYearAsItWas() {
        Function<YearMonth, BigDecimal> lowered = month -> new BigDecimal(month.getYear() < 2019 ? "20.00" : "5.00");
        Training past = training("2018-03-01", ANNA, "20.00");
        Training later = training("2019-03-01", ANNA, "4.00");

        Map<UUID, BigDecimal> counted = TrainingCap.counted(lowered, List.of(past, later));
        assertEquals(new BigDecimal("20.00"), counted.get(past.id()));
        assertEquals(0, counted.get(later.id()).signum());
    }

    @Test
    void anAmendmentThatRaisesTheCapOpensRoomForLaterMonthsOnly() {
        Function<YearMonth, BigDecimal> raised = month -> new BigDecimal(month.getYear() < 2019 ? "10.00" : "15.00");
        Training past = training("2018-03-01", ANNA, "20.00");
        Training later = training("2019-03-01", ANNA, "20.00");

        Map<UUID, BigDecimal> counted = TrainingCap.counted(raised, List.of(later, past));
        assertEquals(new BigDecimal("10.00"), counted.get(past.id()));
        assertEquals(new BigDecimal("5.00"), counted.get(later.id()));
    }

    @Test
    void ofEqualRemaindersTheSmallerPersonIsServed() {
        Training anna = training("2018-03-01", ANNA, "1.00");
        Training boris = training("2018-03-01", BORIS, "1.00");

        Map<UUID, BigDecimal> counted = TrainingCap.counted(month -> new BigDecimal("0.01"), List.of(boris, anna));
        assertEquals(new BigDecimal("0.01"), counted.get(anna.id()));
        assertEquals(new BigDecimal("0.00"), counted.get(boris.id()));
    }

    @Test
    void aCapWithPartsOfAHundredthIsNeverExceeded() {
        assertEquals(new BigDecimal("3.33"), total(month -> new BigDecimal("3.3399"), training("2018-03-01", ANNA, "9.00")));
    }

    /** Hundredth by hundredth: each goes to whom its share is owed most of, the smaller person first. */
    @Property(tries = 300)
    void whatCountsIsWhatARecountHundredthByHundredthFinds(@ForAll("months") List<Training> trainings, @ForAll("caps") List<Integer> caps) {
        Map<UUID, BigDecimal> counted = TrainingCap.counted(cap(caps), trainings);
        long used = 0;
        for (YearMonth month : new TreeSet<>(trainings.stream().map(one -> YearMonth.from(one.firstDay())).toList())) {
            Map<UUID, Long> byPerson = new TreeMap<>(trainings.stream().filter(one -> YearMonth.from(one.firstDay()).equals(month))
                    .collect(Collectors.groupingBy(Training::person, Collectors.summingLong(one -> hundredths(one.hours())))));
            long all = byPerson.values().stream().mapToLong(Long::longValue).sum();
            long room = Math.max(0, Math.min(all, hundredths(cap(caps).apply(month)) - used));
            Map<UUID, Long> given = new TreeMap<>();
            byPerson.forEach((person, hours) -> given.put(person, hours * room / all));
            for (long left = room - given.values().stream().mapToLong(Long::longValue).sum(); left > 0; left--) {
                UUID next = byPerson.keySet().stream().max((a, b) -> {
                    int byRest = Long.compare(byPerson.get(a) * room - given.get(a) * all, byPerson.get(b) * room - given.get(b) * all);
                    return byRest != 0 ? byRest : b.compareTo(a);
                }).orElseThrow();
                given.merge(next, 1L, Long::sum);
            }
            byPerson.keySet().forEach(person -> assertEquals(given.get(person), hundredths(sum(trainings.stream()
                    .filter(one -> one.person().equals(person) && YearMonth.from(one.firstDay()).equals(month)).map(one -> counted.get(one.id())).toList()))));
            used += room;
        }
        trainings.forEach(one -> assertTrue(counted.get(one.id()).signum() >= 0 && counted.get(one.id()).compareTo(one.hours()) <= 0));
    }

    @Property(tries = 200)
    void neitherTheOrderNorASplitChangesWhatCountsOfAPerson(@ForAll("months") List<Training> trainings, @ForAll("caps") List<Integer> caps,
                                                            @ForAll Random random) {
        List<Training> split = new ArrayList<>();
        trainings.forEach(one -> {
            BigDecimal part = BigDecimal.valueOf(hundredths(one.hours()) / 3, 2);
            BigDecimal rest = one.hours().subtract(part);
            split.add(new Training(UUID.randomUUID(), one.firstDay(), one.person(), one.employment(), rest));
            if (part.signum() > 0) {
                split.add(new Training(UUID.randomUUID(), one.firstDay().plusDays(1), one.person(), one.employment(), part));
            }
        });
        Collections.shuffle(split, random);

        assertEquals(byPersonAndMonth(trainings, TrainingCap.counted(cap(caps), trainings)),
                byPersonAndMonth(split, TrainingCap.counted(cap(caps), split)));
    }

    private static Map<String, BigDecimal> byPersonAndMonth(List<Training> trainings, Map<UUID, BigDecimal> counted) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        trainings.forEach(one -> sums.merge(one.person() + " " + YearMonth.from(one.firstDay()), counted.get(one.id()).setScale(2), BigDecimal::add));
        return sums;
    }

    private static Function<YearMonth, BigDecimal> cap(List<Integer> caps) {
        return month -> new BigDecimal(caps.get(month.getMonthValue() % caps.size())).movePointLeft(2);
    }

    private static long hundredths(BigDecimal hours) {
        return hours.movePointRight(2).longValueExact();
    }

    @Provide
    Arbitrary<List<Training>> months() {
        Arbitrary<Integer> month = Arbitraries.integers().between(1, 4);
        Arbitrary<Integer> person = Arbitraries.integers().between(1, 5);
        Arbitrary<Integer> hours = Arbitraries.integers().between(1, 6000);
        return Combinators.combine(month, person, hours).as((m, p, h) -> new Training(UUID.randomUUID(), LocalDate.of(2018, m, 1 + h % 25),
                new UUID(0, p), new UUID(0, p), new BigDecimal(h).movePointLeft(2).setScale(2))).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Integer>> caps() {
        return Arbitraries.integers().between(0, 20000).list().ofMinSize(1).ofMaxSize(3);
    }
}
