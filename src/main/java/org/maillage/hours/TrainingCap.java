package org.maillage.hours;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cap that a clause may set on training, as a share of its objective: how many hours of each training entry count under it.
 *
 * <p>It is measured month by month against the objective in force on the last day of each month, so that a later amendment never changes an
 * earlier month. Months before the cap is reached count whole. In the month that reaches it, the hours that still fit are shared in
 * proportion to the hours of each employment (largest remainder at the hundredth; of equal remainders the smaller person, then the smaller
 * employment is served), and likewise among the entries of one employment (the earlier day is served): neither the order of arrival nor a split changes any sum.
 */
public final class TrainingCap {

    private static final int HUNDREDTHS = 2;

    /**
     * A validated training entry that nothing but the cap leaves out.
     *
     * @param hours more than 0, two decimals
     */
    public record Training(UUID id, LocalDate firstDay, UUID person, UUID employment, BigDecimal hours) {
        private YearMonth month() {
            return YearMonth.from(firstDay);
        }

        private Turn turn() {
            return new Turn(firstDay, id);
        }
    }

    /** The place of an entry among those of one employment. */
    private record Turn(LocalDate firstDay, UUID entry) implements Comparable<Turn> {
        private static final Comparator<Turn> ORDER = Comparator.comparing(Turn::firstDay).thenComparing(Turn::entry);

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whose training it is, in the order in which equal remainders are served. */
    private record Trainee(UUID person, UUID employment) implements Comparable<Trainee> {
        private static final Comparator<Trainee> ORDER = Comparator.comparing((Trainee one) -> one.person.toString())
                .thenComparing(one -> one.employment.toString());

        @Override
        public int compareTo(Trainee other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whole hundredths of a share, and what is left of the division. */
    private record Quota<K>(K key, BigInteger whole, BigInteger remainder) {
    }

    private TrainingCap() {
    }

    /**
     * The hours that count of each entry, by its id.
     *
     * @param cap hours of training that may count from the first month to the end of this one, at least 0
     */
    public static Map<UUID, BigDecimal> counted(Function<YearMonth, BigDecimal> cap, Collection<Training> trainings) {
        Map<UUID, BigDecimal> counted = new HashMap<>();
        BigDecimal used = BigDecimal.ZERO;
        for (var month : trainings.stream().collect(Collectors.groupingBy(Training::month, TreeMap::new, Collectors.toList())).entrySet()) {
            BigDecimal room = cap.apply(month.getKey()).subtract(used).max(BigDecimal.ZERO).setScale(HUNDREDTHS, RoundingMode.DOWN);
            Map<UUID, BigDecimal> shares = month(room, month.getValue());
            counted.putAll(shares);
            used = used.add(sum(shares.values()));
        }
        return counted;
    }

    private static Map<UUID, BigDecimal> month(BigDecimal room, List<Training> trainings) {
        Map<Trainee, List<Training>> byTrainee = trainings.stream()
                .collect(Collectors.groupingBy(one -> new Trainee(one.person(), one.employment())));
        Map<Trainee, BigDecimal> hours = new HashMap<>();
        byTrainee.forEach((trainee, entries) -> hours.put(trainee, sum(entries.stream().map(Training::hours).toList())));
        Map<UUID, BigDecimal> counted = new HashMap<>();
        shared(room, hours).forEach((trainee, share) -> shared(share, byTrainee.get(trainee).stream()
                .collect(Collectors.toMap(Training::turn, Training::hours))).forEach((turn, part) -> counted.put(turn.entry, part)));
        return counted;
    }

    /** {@code room} in proportion to {@code hours}; all of them where it is large enough. */
    private static <K extends Comparable<K>> Map<K, BigDecimal> shared(BigDecimal room, Map<K, BigDecimal> hours) {
        BigDecimal all = sum(hours.values());
        if (all.compareTo(room) <= 0) {
            return hours;
        }
        List<Quota<K>> quotas = hours.entrySet().stream().map(one -> quota(one.getKey(), room, one.getValue(), all))
                .sorted(Comparator.comparing((Quota<K> one) -> one.remainder).reversed().thenComparing(one -> one.key)).toList();
        BigInteger left = hundredths(room).subtract(quotas.stream().map(Quota::whole).reduce(BigInteger.ZERO, BigInteger::add));
        Map<K, BigDecimal> shares = new HashMap<>();
        for (int i = 0; i < quotas.size(); i++) {
            boolean served = BigInteger.valueOf(i).compareTo(left) < 0;
            BigInteger whole = quotas.get(i).whole;
            shares.put(quotas.get(i).key, new BigDecimal(served ? whole.add(BigInteger.ONE) : whole, HUNDREDTHS));
        }
        return shares;
    }

    private static <K> Quota<K> quota(K key, BigDecimal room, BigDecimal hours, BigDecimal all) {
        BigInteger[] parts = hundredths(room).multiply(hundredths(hours)).divideAndRemainder(hundredths(all));
        return new Quota<>(key, parts[0], parts[1]);
    }

    private static BigInteger hundredths(BigDecimal hours) {
        return hours.movePointRight(HUNDREDTHS).toBigIntegerExact();
    }

    private static BigDecimal sum(Collection<BigDecimal> hours) {
        return hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
