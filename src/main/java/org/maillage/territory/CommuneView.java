package org.maillage.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A commune of today, with the codes that lead to it; {@code epci} and {@code territory} are null for the few without. */
public record CommuneView(String insee, String name, Ref department, EpciName epci, Ref territory, int population,
                          List<FormerView> former) {

    /** An EPCI, named. */
    public record EpciName(String siren, String name) {
    }

    /** A code that leads to the commune; {@code name} is null where only the code is known. */
    public record FormerView(String insee, FormerCommune.Kind kind, String name) {
    }

    /** The views of a page, in its order: two queries whatever its size, and Hibernate's batches. */
    static List<CommuneView> of(Collection<Commune> communes, LocalDate today) {
        List<String> insees = communes.stream().map(c -> c.insee).toList();
        Map<String, Ref> territories = Territory.refsOf(insees, today);
        Map<String, EpciName> epcis = new HashMap<>();
        Commune.epcis(insees, today).forEach(row -> epcis.put((String) row[0], new EpciName((String) row[1], (String) row[2])));
        return communes.stream().map(c -> new CommuneView(c.insee, c.name, Ref.of(c.department), epcis.get(c.insee),
                territories.get(c.insee), c.population, c.former.stream()
                        .map(f -> new FormerView(f.insee, f.kind, f.name)).toList())).toList();
    }
}
