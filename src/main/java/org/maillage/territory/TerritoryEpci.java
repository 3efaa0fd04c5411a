package org.maillage.territory;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.UUID;

/** The part of an EPCI in a territory's département, as long as it belongs to the territory. */
@Entity
public class TerritoryEpci {

    @Id
    @Column(columnDefinition = "uuid", nullable = false, updatable = false)
    UUID id = UuidCreator.getTimeOrderedEpoch();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "territory_id", updatable = false)
    public Territory territory;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "siren", updatable = false)
    public Epci epci;

    /** First day; null: since ever. */
    public LocalDate validFrom;

    /** Last day; null: without end. */
    public LocalDate validUntil;
}
