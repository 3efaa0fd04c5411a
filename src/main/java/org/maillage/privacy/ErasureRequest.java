package org.maillage.privacy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.maillage.audit.OfPerson;

/** An erasure that waits for the end of the legal holds on the person. It goes with the person. */
@Entity
public class ErasureRequest extends PanacheEntityBase implements OfPerson {

    @Id
    @Column(columnDefinition = "uuid", nullable = false, updatable = false)
    public UUID beneficiaryId;

    @Column(nullable = false)
    public Instant requestedAt;

    @Column(nullable = false)
    public String reason;

    /** The request on a person, or null. */
    static ErasureRequest of(UUID person) {
        return findById(person);
    }

    static void make(UUID person, String reason, Instant now) {
        ErasureRequest request = of(person);
        if (request == null) {
            request = new ErasureRequest();
            request.beneficiaryId = person;
        }
        request.requestedAt = now.truncatedTo(ChronoUnit.MICROS);
        request.reason = reason;
        request.persistAndFlush();
    }

    @Override
    public UUID personOf() {
        return beneficiaryId;
    }
}
