package org.maillage.web;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

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

    @Transient
    private boolean comparing;

    /** The strong entity tag, quotes included (RFC 9110 §8.8.3). */
    public String etag() {
        return "\"" + version + "\"";
    }

    /** Marks the entity as changed, also when only its children were, and so moves its entity tag. */
    public void touch() {
        if (!comparing) {
            updatedAt = now();
        }
    }

    /**
     * Runs {@code change}, and touches the entity only when {@code state} then tells something else than before. (Setting its time
     * back would not do: a field that was written counts as changed.)
     *
     * @return whether something changed
     */
    public boolean changes(Supplier<?> state, Runnable change) {
        Object before = state.get();
        comparing = true;
        change.run();
        comparing = false;
        boolean changed = !before.equals(state.get());
        if (changed) {
            touch();
        }
        return changed;
    }

    /** Writes the entity now, so that its version is the one to answer with. */
    public void save() {
        persistAndFlush();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
