package org.maillage.hours;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillage.employment.Employment;
import org.maillage.hours.Place.Known;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractPlace;
import org.maillage.territory.Commune;
import org.maillage.territory.Territory;
import org.maillage.web.Refused;

/**
 * Finds the place of performance of entries, and its territory on the day worked of each, in the reference data; of the same commune and day
 * it asks once.
 */
final class Places {

    private final Map<Day, Known> located = new HashMap<>();

    /** A commune on a day. */
    private record Day(String commune, LocalDate day) {
    }

    /** Looks many up together, by day: what is asked for later is known then. Codes that there are not are left for later, too. */
    void locate(Map<LocalDate, Set<String>> communes) {
        Map<String, Commune> known = Commune.findAll(communes.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        communes.forEach((day, codes) -> {
            Set<Commune> current = codes.stream().map(known::get).filter(Objects::nonNull).collect(Collectors.toSet());
            Map<String, String> territories = Territory.codesOf(current.stream().map(commune -> commune.insee).toList(), day);
            current.forEach(commune -> located.put(new Day(commune.insee, day),
                    new Known(commune.insee, commune.department.code, territories.get(commune.insee))));
        });
    }

    /** @throws Refused 422 {@code commune-unknown}; {@code place-required} when the contract has several places and none is given */
    Place of(HourEntry entry, Employment employment, Contract contract) {
        Commune own = Commune.resolve(entry.commune, "/commune");
        entry.commune = own == null ? null : own.insee;
        Place place = find(entry, employment, contract.places);
        if (place == null) {
            Refused refused = Refused.because(HourProblem.PLACE_REQUIRED).at("/commune");
            contract.places.stream().map(ContractPlace::commune).filter(Objects::nonNull)
                    .forEach(commune -> refused.fault(Refused.In.POINTER, "/commune", "choice", commune));
            throw refused;
        }
        return place;
    }

    /**
     * The place anew, after the map, the employment or the contract changed. Where the choice has become open, the place stays when the
     * contract still has it; else the entry belongs to no territory until somebody says where it was.
     */
    Place again(HourEntry entry, Employment employment, Contract contract) {
        Place place = find(entry, employment, contract.places);
        if (place != null) {
            return place;
        }
        boolean still = contract.places.stream().anyMatch(p -> Objects.equals(p.commune(), entry.placeCommune));
        Known known = still ? located(entry.placeCommune, entry.dayWorked(employment), entry.departmentCode)
                : new Known(null, contract.places.get(0).departmentCode(), null);
        return known.as(PlaceSource.CONTRACT);
    }

    private Place find(HourEntry entry, Employment employment, Collection<ContractPlace> places) {
        Known own = entry.commune == null ? null : located(entry.commune, entry.dayWorked(employment), null);
        Known job = employment.commune == null ? null : located(employment.commune, entry.dayWorked(employment), null);
        List<Known> contract = own != null || job != null ? List.of()
                : places.stream().map(p -> located(p.commune(), entry.dayWorked(employment), p.departmentCode())).toList();
        Place place = Place.of(own, job, contract);
        return place == null ? null : place.among(places);
    }

    private Known located(String commune, LocalDate day, String department) {
        if (commune == null) {
            return new Known(null, department, null);
        }
        return located.computeIfAbsent(new Day(commune, day), at -> new Known(commune, Commune.find(commune).department.code,
                Territory.codesOf(List.of(commune), day).get(commune)));
    }
}
