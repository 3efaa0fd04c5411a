package org.maillage.procurement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.maillage.procurement.ContractInput.PlaceInput;
import org.maillage.territory.Commune;
import org.maillage.territory.Department;
import org.maillage.web.Refused;

/**
 * Where a contract is performed.
 *
 * @param commune        INSEE code of the current commune; null where no more than the département is known
 * @param departmentCode the département, always
 * @param territoryCode  the commune's territory, kept up to date; null for none
 * @param share          the place's part of the contract, six decimals
 */
@Embeddable
public record ContractPlace(String commune, @Column(nullable = false) String departmentCode, String territoryCode,
                            @Column(nullable = false, precision = 7, scale = 6) BigDecimal share) {

    /** Decimals of a share. */
    public static final int SCALE = 6;

    /**
     * The places a client gives, found in the reference data.
     *
     * @throws Refused 422 {@code place-invalid}, {@code shares-not-one}, {@code commune-unknown}, {@code department-unknown}
     */
    static List<ContractPlace> located(List<PlaceInput> inputs, LocalDate today) {
        requireOneOfBoth(inputs);
        List<BigDecimal> shares = shares(inputs.stream().map(PlaceInput::share).toList());
        if (inputs.size() > 1) {
            Commune.lookAhead(inputs.stream().map(PlaceInput::commune).filter(Objects::nonNull).toList(), today);
        }
        List<Commune> communes = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            communes.add(Commune.resolve(inputs.get(i).commune(), "/places/" + i + "/commune"));
        }
        List<ContractPlace> places = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Commune commune = communes.get(i);
            places.add(commune == null
                    ? new ContractPlace(null, department(inputs.get(i), i), null, shares.get(i))
                    : new ContractPlace(commune.insee, commune.department.code, commune.territoryOn(today), shares.get(i)));
        }
        requireDistinct(places);
        return places;
    }

    private static String department(PlaceInput input, int i) {
        return Department.ofCode(input.department(), "/places/" + i + "/department").code;
    }

    /** Each place is a commune or a département. */
    static void requireOneOfBoth(List<PlaceInput> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).commune() == null == (inputs.get(i).department() == null)) {
                throw Refused.because(ProcurementProblem.PLACE_INVALID).at("/places/" + i);
            }
        }
    }

    /** No place twice, also when one was given by a former code. */
    static void requireDistinct(List<ContractPlace> places) {
        Set<List<String>> seen = new HashSet<>();
        for (int i = 0; i < places.size(); i++) {
            String commune = places.get(i).commune();
            if (!seen.add(commune == null ? List.of(places.get(i).departmentCode()) : List.of("", commune))) {
                throw Refused.because(ProcurementProblem.PLACE_INVALID).at("/places/" + i);
            }
        }
    }

    /**
     * The shares as they are stored.
     *
     * @param given null for a share left out, which a single place may do
     * @throws Refused 422 {@code shares-not-one} unless they make exactly 1
     */
    static List<BigDecimal> shares(List<BigDecimal> given) {
        if (given.size() == 1 && given.get(0) == null) {
            return List.of(BigDecimal.ONE.setScale(SCALE));
        }
        BigDecimal sum = given.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (given.contains(null)) {
            throw Refused.because(ProcurementProblem.SHARES_NOT_ONE, sum.toPlainString())
                    .fault(Refused.In.POINTER, "/places/" + given.indexOf(null) + "/share", "required");
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw Refused.because(ProcurementProblem.SHARES_NOT_ONE, sum.toPlainString()).at("/places");
        }
        return given.stream().map(share -> share.setScale(SCALE, RoundingMode.UNNECESSARY)).toList();
    }
}
