package org.maillage.hours;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** The decision to accept hours: all declared ones unless {@code validatedHours} says fewer, with a reason. */
public record ValidationInput(@DecimalMin("0") @Digits(integer = 6, fraction = 2) BigDecimal validatedHours,
                              @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*") String reason) {
}
