package org.maillage.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Bound.Kind;

/** An API client as it is shown; {@code token} only in the answer that makes it. */
public record ApiClientView(UUID id, String etag, String name, List<Role> roles, List<String> territories, List<String> departments,
                            List<UUID> employerIds, List<UUID> buyerIds, List<UUID> prescriberIds, String referent, String source,
                            List<Permission> permissions, String reason, String tokenPrefix, PreviousToken previousToken,
                            Instant expiresAt, Instant revokedAt, Instant lastUsedAt, Instant createdAt, Instant updatedAt,
                            @JsonInclude(JsonInclude.Include.NON_NULL) String token) {

    /** The token before the last rotation, as long as it works. */
    public record PreviousToken(String tokenPrefix, Instant worksUntil) {

        static PreviousToken of(ApiClient client) {
            return client.overlaps(Instant.now()) ? new PreviousToken(client.previousPrefix, client.previousUntil) : null;
        }
    }

    static ApiClientView of(ApiClient client) {
        return of(client, null);
    }

    static ApiClientView of(ApiClient c, String token) {
        return new ApiClientView(c.id, c.etag(), c.name, c.roles.stream().sorted().toList(), c.territories.stream().sorted().toList(),
                c.bounds(Kind.DEPARTMENT), c.ids(Kind.EMPLOYER), c.ids(Kind.BUYER), c.ids(Kind.PRESCRIBER), c.referent, c.source,
                c.permissions(), c.reason, c.tokenPrefix, PreviousToken.of(c), c.expiresAt, c.revokedAt,
                c.lastUsedAt, c.createdAt, c.updatedAt, token);
    }
}
