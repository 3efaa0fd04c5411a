package org.maillage.territory;

import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;

/** A commune's membership of an EPCI; first and last day, null: no bound. */
@Embeddable
public class CommuneEpci {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "siren")
    public Epci epci;

    public LocalDate validFrom;
    public LocalDate validUntil;
}
