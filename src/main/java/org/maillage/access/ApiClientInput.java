package org.maillage.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;

/** What an administrator says of an API client. No territories: everywhere. */
public record ApiClientInput(@NotBlank @Size(max = 200) String name,
                             @NotEmpty @Size(max = 4) @UniqueElements List<@NotNull Role> roles,
                             @Size(max = 600) @UniqueElements List<@NotBlank @Size(max = 40) String> territories,
                             Instant expiresAt) {

    List<String> territoriesOrNone() {
        return territories == null ? List.of() : territories;
    }

    static ApiClientInput of(ApiClient client) {
        return new ApiClientInput(client.name, List.copyOf(client.roles), List.copyOf(client.territories), client.expiresAt);
    }
}
