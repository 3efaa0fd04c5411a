package org.maillage.procurement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.maillage.employer.Siret;
import org.maillage.territory.Commune;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;

/** What a client says of a buyer. */
public record BuyerInput(@NotBlank @Size(max = 200) String name,
                         @NotNull BuyerKind kind,
                         @Pattern(regexp = Siret.FORM) String siret,
                         @Pattern(regexp = Commune.PATTERN) String commune,
                         @Email @Pattern(regexp = Forms.EMAIL) @Size(max = 254) String email,
                         @Pattern(regexp = Forms.PHONE) String phone,
                         @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds) {

    /** What a client would say for it to be as it is. */
    public static BuyerInput of(Buyer b) {
        return new BuyerInput(b.name, b.kind, b.siret, b.commune, b.email, b.phone, ExternalId.sorted(b.externalIds));
    }
}
