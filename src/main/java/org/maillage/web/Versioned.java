package org.maillage.web;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What every entity has: an id that grows with time (UUIDv7), a version that its entity tag shows, and its times. */
@MappedSuperclass
public abstract class Versioned extends PanacheEntityBase {

    @Id
    @Column(columnDefinition = "uuid", nullable = false, updatable = false)
    public UUID id = UuidCreator.getTimeOrderedEpoch();

    @Unaudited
    @Version
    @Column(nullable = false)
    public int version;

    @Unaudited
    @Column(nullable = false, updatable = false)
    public Instant createdAt = now();

    @Unaudited
    @Column(nullable = false)
    public Instant updatedAt = createdAt;

    /** The strong entity tag, quotes included (RFC 9110 §8.8.3). */
    public String etag() {
        return "\"" + version + "\"";
    }

    /** Marks the entity as changed, also when only its children were, and so moves its entity tag. */
    public void touch() {
        updatedAt = now();
    }

    /** Writes the entity now, so that its version is the one to answer with. */
    public void save() {
        persistAndFlush();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
