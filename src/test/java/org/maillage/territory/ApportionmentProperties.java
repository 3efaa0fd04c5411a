package org.maillage.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Whatever the populations are. */
class ApportionmentProperties {

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    @Provide
    Arbitrary<List<Inhabitants>> territories() {
        return Arbitraries.longs().between(0, 3_000_000).list().ofMinSize(1).ofMaxSize(30).map(populations -> {
            List<Inhabitants> territories = new ArrayList<>();
            for (int i = 0; i < populations.size(); i++) {
                territories.add(ApportionmentTest.inhabitants("T%02d".formatted(i), populations.get(i)));
            }
            return territories;
        });
    }

    private static BigDecimal sum(Map<String, BigDecimal> parts) {
        return parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Property
    void partsAddUpToTheWhole(@ForAll("territories") List<Inhabitants> territories, @ForAll @LongRange(min = 0, max = 99_999_999) long hundredths) {
        BigDecimal hours = BigDecimal.valueOf(hundredths, 2);

        assertEquals(hours, sum(Apportionment.of(hours, territories, Map.of())));
    }

    @Property
    void ownHoursAndPartsAddUpToTheWholeUnlessTheOwnExceedIt(@ForAll("territories") List<Inhabitants> territories,
            @ForAll @LongRange(min = 0, max = 999_999) long hundredths, @ForAll @LongRange(min = 0, max = 999_999) long each, @ForAll Random random) {
        BigDecimal hours = BigDecimal.valueOf(hundredths, 2);
        Map<String, BigDecimal> own = new HashMap<>();
        territories.stream().skip(1).filter(t -> random.nextInt(3) == 0).forEach(t -> own.put(t.code(), BigDecimal.valueOf(each, 2)));

        Map<String, BigDecimal> parts = Apportionment.of(hours, territories, own);

        assertEquals(hours.max(sum(own)).setScale(2), sum(parts).add(sum(own)).setScale(2));
        assertTrue(parts.values().stream().allMatch(part -> part.signum() >= 0), parts::toString);
        assertTrue(Collections.disjoint(parts.keySet(), own.keySet()));
        assertEquals(territories.size(), parts.size() + own.size());
    }

    @Property
    void orderDoesNotMatter(@ForAll("territories") List<Inhabitants> territories, @ForAll @LongRange(min = 0, max = 999_999) long hundredths,
            @ForAll Random random) {
        List<Inhabitants> shuffled = new ArrayList<>(territories);
        Collections.shuffle(shuffled, random);
        BigDecimal hours = BigDecimal.valueOf(hundredths, 2);

        assertEquals(Apportionment.of(hours, territories, Map.of()), Apportionment.of(hours, shuffled, Map.of()));
    }

    /** The quota rule: no part is a whole hundredth away from the exact one; and more people never get less. */
    @Property
    void partsAreTheExactOnesRoundedToAHundredth(@ForAll("territories") List<Inhabitants> territories,
            @ForAll @LongRange(min = 0, max = 99_999_999) long hundredths) {
        BigDecimal hours = BigDecimal.valueOf(hundredths, 2);
        long all = territories.stream().mapToLong(Inhabitants::population).sum();
        Map<String, BigDecimal> parts = Apportionment.of(hours, territories, Map.of());

        for (Inhabitants territory : all == 0 ? List.<Inhabitants>of() : territories) {
            // |part × all − hours × population| < 0.01 × all, without a division
            BigDecimal exact = hours.multiply(BigDecimal.valueOf(territory.population()));
            BigDecimal given = parts.get(territory.code()).multiply(BigDecimal.valueOf(all));
            assertTrue(given.subtract(exact).abs().compareTo(HUNDREDTH.multiply(BigDecimal.valueOf(all))) < 0);
            territories.stream().filter(other -> other.population() > territory.population()).forEach(other ->
                    assertTrue(parts.get(other.code()).compareTo(parts.get(territory.code())) >= 0));
        }
    }
}
