package org.maillage.employer;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.maillage.web.Period;

/** What an employer is from one day to another, both within; null is no bound. */
@Embeddable
public record KindPeriod(@Column(nullable = false) @Enumerated(EnumType.STRING) EmployerKind kind,
                         LocalDate validFrom, LocalDate validUntil) {

    public Period period() {
        return new Period(validFrom, validUntil);
    }
}
