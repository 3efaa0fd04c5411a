package org.maillage.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * An event before it is written.
 *
 * @param status   of the answer; null where there is none
 * @param details  nothing personal; null for none
 * @param person   whom it is about, if it is one person
 * @param sealed   what changed, encrypted with the key of the person
 * @param subjects whom it showed, if these are several
 */
record Entry(UUID id, Instant at, Actor actor, AuditAction action, String resource, String resourceId, Integer status,
             ObjectNode details, UUID person, byte[] sealed, Collection<UUID> subjects) {

    static Entry of(Actor actor, AuditAction action, String resource) {
        return new Entry(UuidCreator.getTimeOrderedEpoch(), Instant.now().truncatedTo(ChronoUnit.MICROS), actor, action, resource, null,
                null, null, null, null, List.of());
    }

    /** About a row. */
    Entry on(String theId) {
        return new Entry(id, at, actor, action, resource, theId, status, details, person, sealed, subjects);
    }

    Entry answered(int theStatus) {
        return new Entry(id, at, actor, action, resource, resourceId, theStatus, details, person, sealed, subjects);
    }

    Entry with(ObjectNode theDetails) {
        return new Entry(id, at, actor, action, resource, resourceId, status, theDetails, person, sealed, subjects);
    }

    Entry about(UUID thePerson, byte[] changes) {
        return new Entry(id, at, actor, action, resource, resourceId, status, details, thePerson, changes, subjects);
    }

    /** Showing these persons: one is kept in the event itself. */
    Entry showing(Collection<UUID> persons) {
        return persons.size() == 1 ? about(persons.iterator().next(), null)
                : new Entry(id, at, actor, action, resource, resourceId, status, details, person, sealed, persons);
    }
}
