package org.maillage.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What the trail says of one person, and how it forgets the person: for those who serve the rights of the persons. */
@ApplicationScoped
public class AuditTrail {

    /**
     * That somebody read or changed what is held on the person.
     *
     * @param actor who: a name if there is one, else what names the account
     */
    public record Seen(Instant at, String actor, AuditAction action, String resource) {
    }

    private final DataSource database;
    private final Pending pending;
    private final PersonKeys keys;
    private final Actors actors;

    AuditTrail(DataSource database, Pending pending, PersonKeys keys, Actors actors) {
        this.database = database;
        this.pending = pending;
        this.keys = keys;
        this.actors = actors;
    }

    /** What names the account that acts now; {@code system} for what the service does by itself. */
    public String actor() {
        return actors.current().key();
    }

    /** Who read or changed what is held on the person, and when, the oldest first; as far back as the trail is kept. */
    public List<Seen> of(UUID person) {
        return AuditEvent.<AuditEvent>list("personId = ?1 or id in (select s.eventId from AuditSubject s where s.personId = ?1) order by id",
                person).stream().map(e -> new Seen(e.at, e.actorName == null ? e.actorKey : e.actorName, e.action, e.resource)).toList();
    }

    /**
     * Deletes the person's key, in the running transaction: what the trail says of changes of the person can no longer be read by
     * anybody. Of what this transaction does about persons, the trail will only say that this one was forgotten: so nothing leads
     * from the person to a row without a name that takes its place.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID person) {
        pending.forget(person);
        try (Connection connection = database.getConnection()) {
            keys.forget(connection, person);
        } catch (SQLException e) {
            throw new IllegalStateException("The person's key cannot be deleted", e);
        }
    }
}
