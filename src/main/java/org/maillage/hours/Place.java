package org.maillage.hours;

import java.util.Collection;
import java.util.List;
import org.maillage.procurement.ContractPlace;

/**
 * Where hours are done: the entry's commune, else the employment's, else the contract's single place; never the buyer's seat nor
 * the person's home ({@code call-for-projects.txt} §6).
 *
 * @param commune   current INSEE code; null when only the département is known
 * @param territory null when the place is known only as the département, or lies in no territory: work to do
 * @param outside   whether it is none of the contract's places
 */
record Place(PlaceSource source, String commune, String department, String territory, boolean outside) {

    /** A place known so far; commune and territory may be null. */
    record Known(String commune, String department, String territory) {
        Place as(PlaceSource source) {
            return new Place(source, commune, department, territory, false);
        }
    }

    /** The same, seen from the places of the contract: a commune is in the département that one of them is. */
    Place among(Collection<ContractPlace> places) {
        boolean inside = places.stream().anyMatch(place -> place.commune() == null ? place.departmentCode().equals(department)
                : place.commune().equals(commune));
        return new Place(source, commune, department, territory, !inside);
    }

    /**
     * @param own        the entry's, or null
     * @param employment the employment's, or null
     * @param contract   the contract's places
     * @return null when the choice is open: several places, and none given
     */
    static Place of(Known own, Known employment, List<Known> contract) {
        if (own != null) {
            return own.as(PlaceSource.ENTRY);
        }
        if (employment != null) {
            return employment.as(PlaceSource.EMPLOYMENT);
        }
        return contract.size() == 1 ? contract.get(0).as(PlaceSource.CONTRACT) : null;
    }
}
