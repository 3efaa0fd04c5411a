package org.maillage.procurement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The objective of a clause from a day on, until the next version. */
@Entity
public class ObjectiveVersion extends Part {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Clause clause;

    /** Unique in the clause. */
    @Column(nullable = false)
    public LocalDate effectiveOn;

    /** Two decimals. */
    @Column(nullable = false)
    public BigDecimal hours;

    public String reason;

    ObjectiveVersion apply(Clause whole, ClauseInput.VersionInput input) {
        clause = whole;
        effectiveOn = input.effectiveOn();
        hours = Clause.hours(input.hours());
        reason = input.reason();
        return this;
    }
}
