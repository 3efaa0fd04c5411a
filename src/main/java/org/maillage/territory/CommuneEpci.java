package org.maillage.territory;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A commune's membership of an EPCI; first and last day, null: no bound. */
@Entity
@Immutable
public class CommuneEpci {

    @Id
    long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "insee")
    public Commune commune;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "siren")
    public Epci epci;

    public LocalDate validFrom;
    public LocalDate validUntil;
}
