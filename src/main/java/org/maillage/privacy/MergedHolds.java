package org.maillage.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.beneficiary.PersonsMerging;
import org.maillage.beneficiary.PersonsParting;

/** Evidence that is kept of an absorbed record is kept of the person it is now: the record itself is seen by nobody. */
@ApplicationScoped
class MergedHolds {

    private static final String MOVED = "legal-hold";
    /** Of holds on both. */
    private static final String SHARED = "legal-hold-shared";

    void move(@Observes PersonsMerging event) {
        event.moved(MOVED, holds("?1 member of h.beneficiaryIds and not (?2 member of h.beneficiaryIds)", event.absorbed(), event.survivor()));
        event.moved(SHARED, holds("?1 member of h.beneficiaryIds and ?2 member of h.beneficiaryIds", event.absorbed(), event.survivor()));
        event.moved().forEach(row -> {
            if (row.kind().equals(MOVED)) {
                add(row.rowId(), event.survivor());
            }
            if (row.kind().equals(MOVED) || row.kind().equals(SHARED)) {
                remove(row.rowId(), event.absorbed());
            }
        });
    }

    void moveBack(@Observes PersonsParting event) {
        event.moved(MOVED).forEach(hold -> remove(hold, event.survivor()));
        Stream.of(MOVED, SHARED).flatMap(kind -> event.moved(kind).stream()).filter(hold -> LegalHold.findById(hold) != null)
                .forEach(hold -> add(hold, event.absorbed()));
    }

    private static List<UUID> holds(String condition, UUID absorbed, UUID survivor) {
        return LegalHold.getEntityManager().createQuery("select h.id from LegalHold h where " + condition, UUID.class)
                .setParameter(1, absorbed).setParameter(2, survivor).getResultList();
    }

    private static void add(UUID hold, UUID person) {
        write("insert into legal_hold_person (legal_hold_id, beneficiary_id) values (?1, ?2)", hold, person);
    }

    private static void remove(UUID hold, UUID person) {
        write("delete from legal_hold_person where legal_hold_id = ?1 and beneficiary_id = ?2", hold, person);
    }

    private static void write(String statement, UUID hold, UUID person) {
        LegalHold.getEntityManager().createNativeQuery(statement).setParameter(1, hold).setParameter(2, person).executeUpdate();
    }
}
