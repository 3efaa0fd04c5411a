package org.maillage.territory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shares a département's hours out among its territories, so that the parts add up to them to the hundredth. Territories with
 * hours of their own keep these; the others share what is left, never less than nothing, by population with the largest
 * remainder: each gets the hundredths that its quota holds whole, and those that are left over go, one each, to the largest
 * remainders; of two equal ones to the larger population, then to the smaller code.
 */
public final class Apportionment {

    private static final Comparator<Quota> FIRST_SERVED = Comparator.comparing(Quota::remainder).reversed()
            .thenComparing(quota -> quota.territory().population(), Comparator.reverseOrder())
            .thenComparing(quota -> quota.territory().code());

    /** Whole hundredths, and what is left of the division by all weights. */
    private record Quota(Inhabitants territory, BigInteger whole, BigInteger remainder) {
    }

    private Apportionment() {
    }

    /**
     * The parts of the territories that have no hours of their own, by code.
     *
     * @param hours       the département's, with two decimals at most
     * @param territories all territories of the département
     * @param own         hours of those that have a target of their own, by code
     */
    public static Map<String, BigDecimal> of(BigDecimal hours, Collection<Inhabitants> territories, Map<String, BigDecimal> own) {
        BigDecimal kept = territories.stream().map(t -> own.getOrDefault(t.code(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigInteger hundredths = hours.subtract(kept).max(BigDecimal.ZERO).movePointRight(2).toBigIntegerExact();
        return shared(hundredths, territories.stream().filter(t -> !own.containsKey(t.code())).toList());
    }

    private static Map<String, BigDecimal> shared(BigInteger hundredths, List<Inhabitants> territories) {
        long all = territories.stream().mapToLong(Inhabitants::population).sum();
        List<Quota> quotas = territories.stream()
                // where nobody lives, all count the same
                .map(t -> all == 0 ? quota(t, hundredths, 1, territories.size()) : quota(t, hundredths, t.population(), all))
                .sorted(FIRST_SERVED).toList();
        BigInteger given = quotas.stream().map(Quota::whole).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger left = hundredths.subtract(given);
        Map<String, BigDecimal> parts = new TreeMap<>();
        for (int i = 0; i < quotas.size(); i++) {
            BigInteger whole = quotas.get(i).whole();
            boolean served = BigInteger.valueOf(i).compareTo(left) < 0;
            parts.put(quotas.get(i).territory().code(), new BigDecimal(served ? whole.add(BigInteger.ONE) : whole, 2));
        }
        return parts;
    }

    private static Quota quota(Inhabitants territory, BigInteger hundredths, long weight, long all) {
        BigInteger[] parts = hundredths.multiply(BigInteger.valueOf(weight)).divideAndRemainder(BigInteger.valueOf(all));
        return new Quota(territory, parts[0], parts[1]);
    }
}
