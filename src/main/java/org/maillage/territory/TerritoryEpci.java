package org.maillage.territory;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.maillage.web.Period;

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

    static TerritoryEpci of(Territory territory, EpciInput input) {
        TerritoryEpci part = new TerritoryEpci();
        part.territory = territory;
        part.epci = Epci.findById(input.siren());
        part.validFrom = input.validFrom();
        part.validUntil = input.validUntil();
        return part;
    }

    /** Whether this is the membership that {@code input} speaks of: siren and first day are its key. */
    boolean is(EpciInput input) {
        return epci.siren.equals(input.siren()) && Objects.equals(validFrom, input.validFrom());
    }

    Period period() {
        return new Period(validFrom, validUntil);
    }

    /** Another territory takes the EPCI: this membership ends the day before, or never was if it would begin then or later. */
    void giveWay(EpciInput taken) {
        if (!epci.siren.equals(taken.siren()) || !period().overlaps(taken.period())) {
            return;
        }
        if (taken.validFrom() != null && (validFrom == null || validFrom.isBefore(taken.validFrom()))) {
            validUntil = taken.validFrom().minusDays(1);
        } else {
            territory.epcis.remove(this);
        }
        territory.touch();
    }
}
