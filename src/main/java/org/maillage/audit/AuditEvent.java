package org.maillage.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An event as it is read; it is written by {@link Ledger}. */
@Entity
@Immutable
public class AuditEvent extends PanacheEntityBase {

    @Id
    @Column(columnDefinition = "uuid")
    UUID id;
    Instant at;
    String actorKey;
    String actorName;
    String roles;
    @Enumerated(EnumType.STRING)
    AuditAction action;
    String resource;
    String resourceId;
    Short status;
    UUID requestId;
    String reason;
    String address;
    @Column(columnDefinition = "mediumtext")
    String details;
    UUID personId;
    @Column(columnDefinition = "mediumblob")
    byte[] sealedChanges;
}
