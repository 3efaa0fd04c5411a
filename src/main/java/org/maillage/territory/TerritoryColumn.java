package org.maillage.territory;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.maillage.web.BulkChange;
import org.maillage.web.Versioned;

/**
 * An entity's field {@code territoryCode} that repeats the territory of its {@code commune}, so that lists can ask for it.
 * When territories are redrawn it follows.
 */
public final class TerritoryColumn {

    /** For observers of {@link TerritoriesChanged} that bring a column up to date: before those that read it. */
    public static final int FIRST = 100;

    private TerritoryColumn() {
    }

    /**
     * Brings the rows in these communes up to date; the entity tags of those that change move. One statement for each
     * territory that the communes have now.
     *
     * @param condition HQL over the entity {@code e}: the rows that follow their commune
     */
    public static void refresh(Class<? extends Versioned> entity, String condition, Set<String> communes, LocalDate today) {
        Map<String, String> codes = Territory.codesOf(communes, today);
        Map<String, List<String>> byCode = new HashMap<>();
        communes.forEach(commune -> byCode.computeIfAbsent(codes.get(commune), code -> new ArrayList<>()).add(commune));
        byCode.forEach((code, ofCode) -> set(entity, condition, code, ofCode));
    }

    private static void set(Class<? extends Versioned> entity, String condition, String code, List<String> communes) {
        String moved = " e where e.commune in :communes and e.territoryCode is distinct from :code and (" + condition + ")";
        BulkChange.changing(entity, Panache.getEntityManager(entity).createQuery("select e.id from " + entity.getSimpleName() + moved, UUID.class)
                .setParameter("code", code).setParameter("communes", communes).getResultList());
        Panache.getEntityManager(entity).createQuery("update versioned " + entity.getSimpleName() + moved.replaceFirst(" where", " set e.territoryCode = :code where"))
                .setParameter("code", code).setParameter("communes", communes).executeUpdate();
    }
}
