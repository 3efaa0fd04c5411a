package org.maillage.worklist;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Listing.Restriction;

/** The names of the persons of a page, of those whom the caller sees: one statement. */
@ApplicationScoped
class Names {

    private final Sight sight;

    Names(Sight sight) {
        this.sight = sight;
    }

    /** The items, with the names before what else their labels say. */
    List<WorkItem> on(List<WorkItem> items) {
        Set<UUID> persons = items.stream().map(WorkItem::person).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, String> names = persons.isEmpty() ? Map.of() : names(persons);
        return items.stream().map(item -> item.person() == null ? item : item.named(names.get(item.person()))).toList();
    }

    private Map<UUID, String> names(Set<UUID> persons) {
        Restriction rows = sight.rows(Beneficiary.class);
        var query = Panache.getEntityManager().createQuery("select e.id, e.lastName, e.firstName from Beneficiary e where e.id in :persons"
                + " and e.anonymisedOn is null and (" + rows.condition() + ")", Object[].class).setParameter("persons", persons);
        rows.parameters().forEach(query::setParameter);
        Map<UUID, String> names = new HashMap<>();
        query.getResultStream().forEach(row -> names.put((UUID) row[0], row[1] + " " + row[2]));
        return names;
    }
}
