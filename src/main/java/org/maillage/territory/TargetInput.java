package org.maillage.territory;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.maillage.web.Forms;

/**
 * A target as it is given, of a département or of a territory.
 *
 * @param recurring   null: no
 * @param effectiveOn null: 1 January of the year
 */
public record TargetInput(@Pattern(regexp = Department.PATTERN) String department,
                          @Pattern(regexp = Territory.PATTERN) String territory,
                          @NotNull @Min(2000) @Max(2100) Integer year,
                          Boolean recurring,
                          @NotNull @DecimalMin("0") @Digits(integer = 6, fraction = 2) BigDecimal hours,
                          @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 4) BigDecimal rsaShare,
                          LocalDate effectiveOn,
                          @Size(min = 1, max = 500) @Pattern(regexp = Forms.TEXT) String note) {

    static TargetInput of(Target t) {
        return new TargetInput(t.department == null ? null : t.department.code, t.territory == null ? null : t.territory.code,
                t.year, t.recurring, t.hours, t.rsaShare, t.effectiveOn, t.note);
    }
}
