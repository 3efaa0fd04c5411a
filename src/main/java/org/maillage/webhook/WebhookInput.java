package org.maillage.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/** What a client says of a webhook; no types: all, no territories: all that the account has. */
public record WebhookInput(@NotBlank @Size(max = 500) @Pattern(regexp = "https?://[\\x21-\\x7E]+") String url,
                           @UniqueElements @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z-]{1,40}") String> types,
                           @UniqueElements @Size(max = 100) List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,40}") String> territories,
                           Boolean active) {

    public WebhookInput {
        types = types == null ? List.of() : types;
        territories = territories == null ? List.of() : territories;
        active = active == null || active;
    }

    static WebhookInput of(Webhook w) {
        return new WebhookInput(w.url, List.copyOf(w.types), List.copyOf(w.territories), w.status == WebhookStatus.ACTIVE);
    }
}
