package org.maillage.beneficiary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.maillage.territory.Commune;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;

/** What a client says of a prescriber. */
public record PrescriberInput(@NotBlank @Size(max = 200) String name,
                              @NotNull PrescriberKind kind,
                              @Pattern(regexp = Commune.PATTERN) String commune,
                              @Email @Pattern(regexp = Forms.EMAIL) @Size(max = 254) String email,
                              @Pattern(regexp = Forms.PHONE) String phone,
                              @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds) {

    /** What a client would say for it to be as it is. */
    public static PrescriberInput of(Prescriber p) {
        return new PrescriberInput(p.name, p.kind, p.commune, p.email, p.phone, ExternalId.sorted(p.externalIds));
    }
}
