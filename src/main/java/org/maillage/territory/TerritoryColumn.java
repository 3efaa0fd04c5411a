package org.maillage.territory;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Panache.getEntityManager(entity).createQuery("update versioned " + entity.getSimpleName() + " e set e.territoryCode = :code"
                        + " where e.commune in :communes and e.territoryCode is distinct from :code and (" + condition + ")")
                .setParameter("code", code).setParameter("communes", communes).executeUpdate();
    }
}
