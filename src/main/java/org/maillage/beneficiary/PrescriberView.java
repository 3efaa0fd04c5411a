package org.maillage.beneficiary;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Account;
import org.maillage.access.Permission;
import org.maillage.access.Projected;
import org.maillage.access.Role;
import org.maillage.web.ExternalId;

/** A prescriber as it is shown. */
@Projected("Prescriber")
public record PrescriberView(UUID id, String etag, String name, PrescriberKind kind, String commune, String email, String phone,
                             List<ExternalId> externalIds, Instant createdAt, Instant updatedAt) {

    private static final Set<Role> SEE_KINDS = EnumSet.of(Role.ADMIN, Role.FACILITATOR, Role.READER, Role.PRESCRIBER);

    /** As the account sees it; a prescriber sees what it is itself. */
    public static PrescriberView of(Prescriber prescriber, Account account) {
        return of(prescriber, account.may(Permission.SENSITIVE) || SEE_KINDS.stream().anyMatch(account::is));
    }

    /** @param sensitive whether the reader may see sensitive kinds: they are {@code OTHER} ("Autre") for others */
    public static PrescriberView of(Prescriber p, boolean sensitive) {
        return new PrescriberView(p.id, p.etag(), p.name, sensitive || !p.kind.sensitive() ? p.kind : PrescriberKind.OTHER, p.commune, p.email, p.phone,
                ExternalId.sorted(p.externalIds), p.createdAt, p.updatedAt);
    }

    /** The kind and the commune only, as those see it who may not know who it is. */
    public PrescriberView withoutName() {
        return new PrescriberView(id, etag, null, kind, commune, null, null, List.of(), createdAt, updatedAt);
    }
}
