package org.maillage.procurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.maillage.procurement.ContractInput.PlaceInput;
import org.maillage.testing.Refusals;
import org.maillage.web.Refused;

class ContractPlaceTest {

    private static final int WHOLE = 1_000_000;

    @Test
    void theOnlyPlaceIsTheWhole() {
        assertEquals(shares("1.000000"), ContractPlace.shares(Collections.singletonList(null)));
    }

    @Test
    void threeThirdsAreNotOne() {
        assertEquals(shares("0.333333", "0.333333", "0.333334"), ContractPlace.shares(shares("0.333333", "0.333333", "0.333334")));
        Refusals.assertRefused(ProcurementProblem.SHARES_NOT_ONE, "/places",
                () -> ContractPlace.shares(shares("0.333333", "0.333333", "0.333333")));
        Refusals.assertRefused(ProcurementProblem.SHARES_NOT_ONE, "/places", () -> ContractPlace.shares(shares("0.5")));
    }

    @Test
    void noneOfSeveralIsLeftOut() {
        Refusals.assertRefused(ProcurementProblem.SHARES_NOT_ONE, "/places/1/share",
                () -> ContractPlace.shares(Arrays.asList(BigDecimal.ONE, null)));
    }

    /** Parts in millionths: they are taken as they are, and one millionth more or less is refused. */
    @Property
    void partsThatMakeTheWholeAreKept(@ForAll @Size(max = 20) List<@IntRange(min = 1, max = 40_000) Integer> parts,
                                      @ForAll boolean more) {
        List<Integer> all = new ArrayList<>(parts);
        all.add(WHOLE - parts.stream().mapToInt(i -> i).sum());
        List<BigDecimal> shares = all.stream().map(part -> BigDecimal.valueOf(part, 6).stripTrailingZeros()).toList();

        assertEquals(all.stream().map(part -> BigDecimal.valueOf(part, 6)).toList(), ContractPlace.shares(shares));

        List<BigDecimal> wrong = new ArrayList<>(shares);
        BigDecimal millionth = BigDecimal.valueOf(more ? 1 : -1, 6);
        wrong.set(0, wrong.get(0).add(millionth));
        assertThrows(Refused.class, () -> ContractPlace.shares(wrong));
    }

    @Test
    void aPlaceIsACommuneOrADepartment() {
        ContractPlace.requireOneOfBoth(List.of(new PlaceInput("79191", null, null), new PlaceInput(null, "79", null)));
        Refusals.assertRefused(ProcurementProblem.PLACE_INVALID, "/places/0",
                () -> ContractPlace.requireOneOfBoth(List.of(new PlaceInput("79191", "79", null))));
        Refusals.assertRefused(ProcurementProblem.PLACE_INVALID, "/places/1", () -> ContractPlace.requireOneOfBoth(
                List.of(new PlaceInput("79191", null, null), new PlaceInput(null, null, null))));
    }

    @Test
    void aPlaceStandsOnce() {
        ContractPlace niort = new ContractPlace("79191", "79", "NIORTAIS", BigDecimal.ONE);
        ContractPlace somewhere = new ContractPlace(null, "79", null, BigDecimal.ONE);
        ContractPlace.requireDistinct(List.of(niort, somewhere));
        Refusals.assertRefused(ProcurementProblem.PLACE_INVALID, "/places/1", () -> ContractPlace.requireDistinct(List.of(niort, niort)));
        Refusals.assertRefused(ProcurementProblem.PLACE_INVALID, "/places/2",
                () -> ContractPlace.requireDistinct(List.of(somewhere, niort, somewhere)));
    }

    private static List<BigDecimal> shares(String... digits) {
        return Stream.of(digits).map(BigDecimal::new).toList();
    }
}
