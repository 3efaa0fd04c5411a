package org.maillage.bilan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.maillage.web.Forms;

/**
 * What a client says of a balance to be issued.
 *
 * @param asOf the day from which the contract is seen; null: today
 */
public record BilanInput(@NotNull BilanKind kind, LocalDate asOf, @Size(max = 500) @Pattern(regexp = Forms.TEXT) String comment) {
}
