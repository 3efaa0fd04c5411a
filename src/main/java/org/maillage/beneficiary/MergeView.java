package org.maillage.beneficiary;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.maillage.audit.OfPerson;
import org.maillage.audit.OfPersons;

/** A merge as it is shown; {@code undoneAt} null while it stands. */
public record MergeView(UUID id, String etag, UUID survivorId, UUID absorbedId, String reason, Instant undoneAt, Instant createdAt,
                        Instant updatedAt) implements OfPerson, OfPersons {

    static MergeView of(PersonMerge m) {
        return new MergeView(m.id, m.etag(), m.survivorId, m.absorbedId, m.reason, m.undoneAt, m.createdAt, m.updatedAt);
    }

    @Override
    public UUID personOf() {
        return survivorId;
    }

    @Override
    public Stream<UUID> personsOf() {
        return Stream.of(survivorId, absorbedId);
    }
}
