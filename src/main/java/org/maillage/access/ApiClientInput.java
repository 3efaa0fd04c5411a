package org.maillage.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.validator.constraints.UniqueElements;
import org.maillage.access.Bound.Kind;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;

/** What an administrator says of an API client; what must fit together is in {@link ApiClientRules}. */
public record ApiClientInput(@NotBlank @Size(max = 200) String name,
                             @NotEmpty @Size(max = 4) @UniqueElements List<@NotNull Role> roles,
                             @Size(max = 600) @UniqueElements List<@NotBlank @Size(max = 40) String> territories,
                             @Size(max = 110) @UniqueElements List<@NotBlank @Size(max = 3) String> departments,
                             @Size(max = 100) @UniqueElements List<@NotNull UUID> employerIds,
                             @Size(max = 100) @UniqueElements List<@NotNull UUID> buyerIds,
                             @Size(max = 100) @UniqueElements List<@NotNull UUID> prescriberIds,
                             @Size(min = 1, max = 100) @Pattern(regexp = Forms.TEXT) String referent,
                             @Size(min = 1, max = 40) @Pattern(regexp = ExternalId.SOURCE) String source,
                             @UniqueElements List<@NotNull Permission> permissions,
                             @Size(min = 1, max = 500) @Pattern(regexp = Forms.TEXT) String reason,
                             Instant expiresAt) {

    /** A client that is bound to nothing. */
    static ApiClientInput everywhere(String name, Role... roles) {
        return new ApiClientInput(name, List.of(roles), null, null, null, null, null, null, null, null, null, null);
    }

    static ApiClientInput of(ApiClient c) {
        return new ApiClientInput(c.name, List.copyOf(c.roles), List.copyOf(c.territories), c.bounds(Kind.DEPARTMENT),
                c.ids(Kind.EMPLOYER), c.ids(Kind.BUYER), c.ids(Kind.PRESCRIBER), c.referent, c.source,
                c.permissions(), c.reason, c.expiresAt);
    }

    List<String> territoriesOrNone() {
        return orNone(territories);
    }

    /** Everything but the territories, as rows. */
    Set<Bound> bounds() {
        List<Bound> bounds = new ArrayList<>();
        orNone(departments).forEach(code -> bounds.add(new Bound(Kind.DEPARTMENT, code)));
        orNone(employerIds).forEach(id -> bounds.add(new Bound(Kind.EMPLOYER, id.toString())));
        orNone(buyerIds).forEach(id -> bounds.add(new Bound(Kind.BUYER, id.toString())));
        orNone(prescriberIds).forEach(id -> bounds.add(new Bound(Kind.PRESCRIBER, id.toString())));
        orNone(permissions).forEach(permission -> bounds.add(new Bound(Kind.PERMISSION, permission.name())));
        return new HashSet<>(bounds);
    }

    static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }
}
