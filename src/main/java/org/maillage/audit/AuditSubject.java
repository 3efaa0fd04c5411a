package org.maillage.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That an event showed a person, among others. */
@Entity
@Immutable
@IdClass(AuditSubject.Key.class)
public class AuditSubject extends PanacheEntityBase {

    /** Which event, which person. */
    public record Key(UUID eventId, UUID personId) {
    }

    @Id
    UUID eventId;
    @Id
    UUID personId;
}
