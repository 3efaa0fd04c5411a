package org.maillage.privacy;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.web.Forms;

/** What a client says of a legal hold. */
public record LegalHoldInput(@NotNull @Size(max = 200) @Pattern(regexp = Forms.TEXT) String operation,
                             @NotNull @Size(max = 500) @Pattern(regexp = Forms.TEXT) String reason,
                             LocalDate until,
                             @NotEmpty @Size(max = 10000) List<@NotNull UUID> beneficiaryIds) {

    static LegalHoldInput of(LegalHold hold) {
        return new LegalHoldInput(hold.operation, hold.reason, hold.until, LegalHoldView.sorted(hold));
    }
}
