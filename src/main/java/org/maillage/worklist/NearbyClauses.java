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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.procurement.Clause;
import org.maillage.procurement.ClauseTerm;
import org.maillage.procurement.ContractStatus;
import org.maillage.web.Listing.Restriction;

/** Clauses that the caller sees and that still have hours to give, by where they are performed: one statement for all places. */
@ApplicationScoped
class NearbyClauses {

    /** The details that say where a person works. */
    static final String TERRITORY = "territory";
    static final String DEPARTMENT = "department";

    private static final int MOST = 5;
    /** HQL: the hours that count for a clause {@code e}. */
    static final String DONE = """
            (select coalesce(sum(h.countedHours), 0bd) from HourEntry h where h.clauseId = e.id
                and h.endsOn <= :asOf)""";
    private static final String QUERY = """
            select e, p.territoryCode, p.departmentCode, %s
            from Clause e join fetch e.contract k left join fetch e.lot l join k.places p
            where p.departmentCode in :near and e.startOn <= :next and e.endOn > :asOf and k.status in :underWay and (""";

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
        var query = Panache.getEntityManager().createQuery(QUERY.formatted(DONE) + rows.condition() + ")", Object[].class)
                .setParameter("near", departments).setParameter("asOf", asOf).setParameter("next", next)
                .setParameter("underWay", ContractStatus.UNDER_WAY);
        rows.parameters().forEach(query::setParameter);
        return query.getResultList().stream().map(row -> open(row, asOf, next)).filter(Objects::nonNull).toList();
    }

    /** Null where it does not run on {@code next}, or has nothing left to give. */
    private static Open open(Object[] row, LocalDate asOf, LocalDate next) {
        Clause clause = (Clause) row[0];
        ClauseTerm term = ClauseTerm.of(clause);
        BigDecimal owed = term.owed(asOf);
        BigDecimal remaining = owed == null ? BigDecimal.ZERO : owed.subtract((BigDecimal) row[3]);
        return !term.runs(next) || remaining.signum() <= 0 ? null : new Open(clause.id, clause.contract.id, clause.contract.reference,
                clause.shownTitle(), (String) row[1], (String) row[2], term.last(), remaining);
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
