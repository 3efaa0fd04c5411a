package org.maillage.procurement;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.maillage.territory.TerritoriesChanged;
import org.maillage.territory.Territory;
import org.maillage.web.BulkChange;
import org.maillage.web.Today;

/** Keeps the territories of the contracts' places up to date, before those listen who count hours by them. */
@ApplicationScoped
class PlaceTerritories {

    private final Today today;
    private final EntityManager entities;

    PlaceTerritories(Today today, EntityManager entities) {
        this.today = today;
        this.entities = entities;
    }

    void refresh(@Observes @Priority(100) TerritoriesChanged change) {
        Map<String, String> current = Territory.codesOf(change.communes(), today.get());
        List<Object[]> known = entities.createNamedQuery("Contract.territoriesOfPlaces", Object[].class)
                .setParameter("communes", change.communes()).getResultList();
        known.stream().filter(place -> !Objects.equals(place[1], current.get((String) place[0])))
                .forEach(place -> move((String) place[0], current.get((String) place[0])));
    }

    /** The contracts change with their places, so that their entity tags move. */
    private void move(String commune, String territory) {
        BulkChange.changing(Contract.class, entities.createQuery("select c.id from Contract c where exists"
                + " (select 1 from c.places p where p.commune = :commune)", UUID.class).setParameter("commune", commune).getResultList());
        entities.createNamedQuery("Contract.touchAt").setParameter("commune", commune)
                .setParameter("now", Instant.now()).executeUpdate();
        entities.createNativeQuery("update contract_place set territory_code = :territory where commune = :commune")
                .setParameter("territory", territory).setParameter("commune", commune).executeUpdate();
    }
}
