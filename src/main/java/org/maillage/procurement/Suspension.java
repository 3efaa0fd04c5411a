package org.maillage.procurement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import org.maillage.web.Period;

/** Days on which a clause rests: hours worked do not count, and no progress is expected. */
@Entity
public class Suspension extends Part {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Clause clause;

    @Column(nullable = false)
    public LocalDate validFrom;

    @Column(nullable = false)
    public LocalDate validUntil;

    @Column(nullable = false)
    public String reason;

    Suspension apply(Clause whole, ClauseInput.SuspensionInput input) {
        clause = whole;
        validFrom = input.from();
        validUntil = input.until();
        reason = input.reason();
        return this;
    }

    public Period period() {
        return new Period(validFrom, validUntil);
    }
}
