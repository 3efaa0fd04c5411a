package org.maillage.beneficiary;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.maillage.audit.OfPerson;
import org.maillage.web.ExternalId;
import org.maillage.web.Versioned;

/** That two records were one person, who said so and why, and what it takes to undo it. */
@Entity
public class PersonMerge extends Versioned implements OfPerson {

    @Column(nullable = false, updatable = false)
    public UUID survivorId;

    @Column(nullable = false, updatable = false)
    public UUID absorbedId;

    @Column(nullable = false, updatable = false)
    public String reason;

    /** Null while they are one. */
    public Instant undoneAt;

    /** What went over. */
    @ElementCollection
    @CollectionTable(name = "person_merge_row", joinColumns = @JoinColumn(name = "person_merge_id"))
    public Set<MovedRow> rows = new HashSet<>();

    /** The names that went over. */
    @ElementCollection
    @CollectionTable(name = "person_merge_external_id", joinColumns = @JoinColumn(name = "person_merge_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    @Override
    public UUID personOf() {
        return survivorId;
    }
}
