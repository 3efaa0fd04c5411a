package org.maillage.employment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.maillage.beneficiary.Merges;
import org.maillage.beneficiary.PersonsMerging;
import org.maillage.beneficiary.PersonsParting;

/** Employments and exits go with the person to whom they belong since two records were merged. */
@ApplicationScoped
class MergedEmployments {

    private static final String EMPLOYMENT = "employment";
    private static final String EXIT = "exit";

    void move(@Observes PersonsMerging event) {
        List<UUID> employments = ids("select m.id from Employment m where m.beneficiary.id = ?1", event.absorbed());
        Merges.move(Employment.class, employments, event.survivor());
        event.moved(EMPLOYMENT, employments);
        // one exit of a pathway and milestone: what the survivor has already stays where it is
        List<UUID> exits = Exit.getEntityManager().createQuery("""
                select x.id from Exit x where x.beneficiary.id = ?1 and not exists (select 1 from Exit o where o.beneficiary.id = ?2
                and o.entryOn = x.entryOn and o.milestone = x.milestone)""", UUID.class)
                .setParameter(1, event.absorbed()).setParameter(2, event.survivor()).getResultList();
        Merges.move(Exit.class, exits, event.survivor());
        event.moved(EXIT, exits);
    }

    void moveBack(@Observes PersonsParting event) {
        Merges.move(Employment.class, event.moved(EMPLOYMENT), event.absorbed());
        Merges.move(Exit.class, event.moved(EXIT), event.absorbed());
        // also those that were recorded meanwhile of one of these employments
        Merges.move(Exit.class, ids("""
                select x.id from Exit x where x.employment.beneficiary.id = ?1 and x.beneficiary.id <> ?1 and not exists (select 1 from Exit o
                where o.beneficiary.id = ?1 and o.entryOn = x.entryOn and o.milestone = x.milestone)""", event.absorbed()), event.absorbed());
    }

    private static List<UUID> ids(String query, UUID person) {
        return Employment.getEntityManager().createQuery(query, UUID.class).setParameter(1, person).getResultList();
    }
}
