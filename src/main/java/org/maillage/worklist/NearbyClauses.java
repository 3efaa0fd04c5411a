package org.maillage.worklist;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.procurement.Clause;
import org.maillage.web.Listing.Restriction;

/** Clauses that the caller sees and that still have hours to give, by where they are performed: one statement for all places. */
@ApplicationScoped
class NearbyClauses {

    /** The details that say where a person works. */
    static final String TERRITORY = "territory";
    static final String DEPARTMENT = "department";

    private static final int MOST = 5;
    /** HQL: what a clause {@code e} owes on {@code :asOf}; null: it has no objective. */
    static final String OWED = """
            (select v.hours from ObjectiveVersion v where v.clause = e and v.effectiveOn =
                coalesce((select max(n.effectiveOn) from ObjectiveVersion n where n.clause = e and n.effectiveOn <= :asOf
                        and n.effectiveOn <= e.endOn),
                    (select min(f.effectiveOn) from ObjectiveVersion f where f.clause = e)))""";
    /** HQL: the hours that count for a clause {@code e}. */
    static final String DONE = """
            (select coalesce(sum(h.validatedHours), 0bd) from HourEntry h where h.clauseId = e.id and h.countingReason = COUNTED
                and h.endsOn <= :asOf)""";
    private static final String QUERY = """
            select e.id, k.id, k.reference, coalesce(e.title, l.title, k.title), p.territoryCode, p.departmentCode, e.endOn, %s, %s
            from Clause e join e.contract k join k.places p left join e.lot l
            where p.departmentCode in :near and e.startOn <= :next and e.endOn > :asOf and k.status in (AWARDED, IN_PROGRESS)
            and not exists (select 1 from Suspension s where s.clause = e and s.validFrom <= :next and s.validUntil >= :next) and (""";

    /** A clause at one of its places. */
    record Open(UUID clause, UUID contract, String reference, String title, String territory, String department, LocalDate endOn,
                BigDecimal remaining) {

        boolean territoryIs(Object code) {
            return code != null && code.equals(territory);
        }

        Map<String, Object> shown(boolean here) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("clauseId", clause);
            shown.put("contractId", contract);
            shown.put("link", WorkItem.link("clause", clause));
            shown.put("reference", reference);
            shown.put("title", title);
            shown.put("near", here ? "TERRITORY" : "DEPARTMENT");
            shown.put(TERRITORY, territory);
            shown.put("endsOn", endOn);
            shown.put("remaining", remaining);
            return shown;
        }
    }

    private final Sight sight;

    NearbyClauses(Sight sight) {
        this.sight = sight;
    }

    /** Those performed in these départements from {@code next} on, with what {@code asOf} remains to be done. */
    List<Open> open(Set<String> departments, LocalDate asOf, LocalDate next) {
        Restriction rows = sight.rows(Clause.class);
        var query = Panache.getEntityManager().createQuery(QUERY.formatted(OWED, DONE) + rows.condition() + ")", Object[].class)
                .setParameter("near", departments).setParameter("asOf", asOf).setParameter("next", next);
        rows.parameters().forEach(query::setParameter);
        return query.getResultStream().filter(row -> row[7] != null).map(NearbyClauses::open).filter(open -> open.remaining().signum() > 0).toList();
    }

    private static Open open(Object[] row) {
        return new Open((UUID) row[0], (UUID) row[1], (String) row[2], (String) row[3], (String) row[4], (String) row[5], (LocalDate) row[6],
                ((BigDecimal) row[7]).subtract((BigDecimal) row[8]));
    }

    /** For one person: those of its territory first, then those of the département, the most hours first; few of them. */
    static List<Map<String, Object>> of(WorkItem item, Collection<Open> open) {
        Object territory = item.details().get(TERRITORY);
        Comparator<Open> order = Comparator.<Open, Boolean>comparing(one -> !one.territoryIs(territory)).thenComparing(Open::remaining, Comparator.reverseOrder())
                .thenComparing(one -> one.clause().toString());
        Set<UUID> told = new HashSet<>();
        return open.stream().filter(one -> one.department().equals(item.details().get(DEPARTMENT)) && one.endOn().isAfter(item.dueOn()))
                .sorted(order).filter(one -> told.add(one.clause())).limit(MOST).map(one -> one.shown(one.territoryIs(territory))).toList();
    }
}
