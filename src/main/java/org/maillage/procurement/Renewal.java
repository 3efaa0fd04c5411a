package org.maillage.procurement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.maillage.web.Period;

/** A renewal of a contract, planned or decided. The same in the contract of the interface and in the database. */
@Embeddable
public record Renewal(@Column(nullable = false) @NotNull @Min(1) @Max(99) Integer number,
                      @Column(nullable = false) @NotNull LocalDate startOn,
                      @Column(nullable = false) @NotNull LocalDate endOn,
                      @Column(nullable = false) @Enumerated(EnumType.STRING) @NotNull RenewalStatus status) {

    Period period() {
        return new Period(startOn, endOn);
    }
}
