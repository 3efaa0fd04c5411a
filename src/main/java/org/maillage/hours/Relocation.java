package org.maillage.hours;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillage.procurement.ContractPlacesChanged;
import org.maillage.territory.TerritoriesChanged;
import org.maillage.territory.Territory;
import org.maillage.web.BulkChange;

/** Puts entries where they belong, after the places of a contract or the map have changed. */
@ApplicationScoped
public class Relocation {

    /** But for entries whose employment starts later: these were not worked on that day. */
    private static final String MOVED = """
            h.placeCommune = :commune and h.firstDay = :day and h.territoryCode is distinct from :territory
            and not exists (select 1 from Employment m where m.id = h.employmentId and m.startOn > :day)""";

    void placesChanged(@Observes ContractPlacesChanged change) {
        relocate(Facts.where("h.contractId = ?1", change.contractId()));
    }

    /** Entries are moved in the database: a territory may have very many. */
    void territoriesChanged(@Observes TerritoriesChanged change) {
        List<LocalDate> days = HourEntry.getEntityManager()
                .createQuery("select distinct firstDay from HourEntry where placeCommune in ?1", LocalDate.class)
                .setParameter(1, change.communes()).getResultList();
        days.forEach(day -> move(change.communes(), day));
        relocate(Facts.where("h.placeCommune in ?1 and m.startOn > h.firstDay", change.communes()));
    }

    /** Puts these entries where they belong; of one commune and day it asks once. */
    static void relocate(Collection<Facts> entries) {
        Places places = new Places();
        entries.forEach(facts -> facts.relocate(places));
    }

    private static void move(Collection<String> communes, LocalDate day) {
        Map<String, String> territories = Territory.codesOf(communes, day);
        communes.forEach(commune -> move(commune, day, territories.get(commune)));
    }

    private static void move(String commune, LocalDate day, String territory) {
        BulkChange.changing(HourEntry.class, HourEntry.getEntityManager().createQuery("select h.id from HourEntry h where " + MOVED, UUID.class)
                .setParameter("territory", territory).setParameter("commune", commune).setParameter("day", day).getResultList());
        HourEntry.getEntityManager().createQuery("""
                update versioned HourEntry h set h.territoryCode = :territory, h.updatedAt = instant where\s""" + MOVED)
                .setParameter("territory", territory).setParameter("commune", commune).setParameter("day", day).executeUpdate();
    }
}
