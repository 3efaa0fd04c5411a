package org.maillage.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up differences by year and territory as they pass: what counted goes to the territory before, what counts to the one after. */
final class RecountSums {

    private static final BigDecimal NONE = new BigDecimal("0.00");

    /** What the differences of a year and territory add up to; {@code territory} null: assigned to none. */
    public record Sum(int year, String territory, BigDecimal hoursBefore, BigDecimal hoursAfter, BigDecimal rsaHoursBefore,
                      BigDecimal rsaHoursAfter) {

        private Sum before(BigDecimal hours, boolean rsa) {
            return new Sum(year, territory, hoursBefore.add(hours), hoursAfter, rsa ? rsaHoursBefore.add(hours) : rsaHoursBefore, rsaHoursAfter);
        }

        private Sum after(BigDecimal hours, boolean rsa) {
            return new Sum(year, territory, hoursBefore, hoursAfter.add(hours), rsaHoursBefore, rsa ? rsaHoursAfter.add(hours) : rsaHoursAfter);
        }
    }

    private record Key(int year, String territory) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::year)
                .thenComparing(Key::territory, Comparator.nullsLast(Comparator.naturalOrder()));

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Key, Sum> sums = new TreeMap<>();

    void add(RecountDifferenceRow row) {
        int year = row.month().getYear();
        sums.compute(new Key(year, row.territoryBefore()), (key, sum) -> orNone(key, sum).before(row.hoursBefore(), row.rsaBefore()));
        sums.compute(new Key(year, row.territoryAfter()), (key, sum) -> orNone(key, sum).after(row.hoursAfter(), row.rsaAfter()));
    }

    private static Sum orNone(Key key, Sum sum) {
        return sum != null ? sum : new Sum(key.year, key.territory, NONE, NONE, NONE, NONE);
    }

    List<Sum> all() {
        return List.copyOf(sums.values());
    }
}
