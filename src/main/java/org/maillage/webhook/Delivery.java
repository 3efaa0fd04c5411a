package org.maillage.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.maillage.web.Unaudited;

/** One message and what became of it. */
@Entity
@Table(name = "webhook_delivery")
public class Delivery extends PanacheEntityBase {

    /** Names the message, the same each time it is sent. */
    @Id
    @Column(columnDefinition = "uuid")
    public UUID id = UuidCreator.getTimeOrderedEpoch();

    @Unaudited
    @Column(nullable = false, updatable = false)
    public UUID webhookId;

    @Unaudited
    @Column(nullable = false, updatable = false)
    public Instant createdAt;

    @Unaudited
    @Column(nullable = false, updatable = false)
    public String type;

    @Unaudited
    @Column(nullable = false, updatable = false)
    public String body;

    @Unaudited
    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public DeliveryStatus status = DeliveryStatus.PENDING;

    @Unaudited
    @Column(nullable = false)
    public int attempts;

    @Unaudited
    public Instant attemptedAt;

    /** The status of the last answer; null when there was none. */
    @Unaudited
    public Integer answer;

    @Unaudited
    @Enumerated(EnumType.STRING)
    public DeliveryFault fault;

    static Delivery of(UUID webhookId, String type, String body, Instant now) {
        Delivery delivery = new Delivery();
        delivery.webhookId = webhookId;
        delivery.createdAt = now;
        delivery.type = type;
        delivery.body = body;
        return delivery;
    }

    void take(Sender.Outcome outcome, Instant now) {
        attempts++;
        attemptedAt = now;
        answer = outcome.answer();
        fault = outcome.fault();
        if (outcome.taken()) {
            status = DeliveryStatus.DELIVERED;
        }
    }
}
