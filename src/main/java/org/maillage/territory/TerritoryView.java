package org.maillage.territory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A territory with its EPCI, those of the past and to come among them, and its communes of today. */
public record TerritoryView(String code, String name, Ref department, long population, List<EpciView> epcis,
                            List<CommuneItem> communes, String etag, Instant createdAt, Instant updatedAt) {

    /** An EPCI, its part in the département, as member of a territory. */
    public record EpciView(String siren, String name, String kind, long population, LocalDate validFrom, LocalDate validUntil) {

        static EpciView of(TerritoryEpci p, Map<UUID, Long> populations) {
            return new EpciView(p.epci.siren, p.epci.name, p.epci.kind, populations.getOrDefault(p.id, 0L), p.validFrom,
                    p.validUntil);
        }
    }

    /** A commune of a territory. */
    public record CommuneItem(String insee, String name, int population) {
    }

    /** A territory as lists show it, without its communes. */
    public record Item(String code, String name, Ref department, long population, List<EpciView> epcis, String etag,
                       Instant createdAt, Instant updatedAt) {
    }

    /** The territory whole: today's communes. */
    static TerritoryView of(Territory t, LocalDate today) {
        Item item = items(List.of(t), today).get(0);
        List<CommuneItem> communes = Territory.communes(t.code, today).stream()
                .map(c -> new CommuneItem(c.insee, c.name, c.population)).toList();
        return new TerritoryView(item.code, item.name, item.department, item.population, item.epcis, communes, item.etag,
                item.createdAt, item.updatedAt);
    }

    /** The views of a page, in its order: one query whatever its size, and Hibernate's batches. */
    static List<Item> items(Collection<Territory> territories, LocalDate today) {
        Map<UUID, Long> populations = Territory.populations(territories, today);
        return territories.stream().map(t -> item(t, populations, today)).toList();
    }

    private static Item item(Territory t, Map<UUID, Long> populations, LocalDate today) {
        long population = t.epcis.stream().filter(p -> p.period().holds(today)).mapToLong(p -> populations.getOrDefault(p.id, 0L)).sum();
        return new Item(t.code, t.name, Ref.of(t.department), population,
                t.parts().map(p -> EpciView.of(p, populations)).toList(), t.etag(), t.createdAt, t.updatedAt);
    }
}
