package org.maillage.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps an account beside work that goes on after its request. An API client is looked up again when the work goes on: what it may do
 * and see is what it may now, and nothing once it was revoked. Of an account of a provider nothing newer is known than what its token
 * said.
 */
@ApplicationScoped
public class KeptAccounts {

    /** As it is kept. */
    record Kept(String key, UUID clientId, String name, Set<Role> roles, Reach reach, List<String> keys, Set<String> departments,
                String source, Set<Permission> permissions, String reason) {
    }

    private final ObjectMapper mapper;

    KeptAccounts(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The text to keep. */
    public String keep(Account account) {
        Scope scope = account.scope();
        try {
            return mapper.writeValueAsString(new Kept(account.key(), account.clientId(), account.name(), account.roles(), scope.reach(),
                    scope.keys().stream().map(String::valueOf).sorted().toList(), scope.departments(), scope.source(),
                    account.permissions(), account.reason()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an account is plain data", e);
        }
    }

    /** The account as it is now; none when it has been revoked or has ended. Needs a transaction. */
    public Optional<Account> now(String kept) {
        Kept read = read(kept);
        if (read.clientId() == null) {
            return Optional.of(account(read));
        }
        ApiClient client = ApiClient.findById(read.clientId());
        return Optional.ofNullable(client).filter(one -> one.valid(Instant.now())).map(ApiClient::account);
    }

    private Kept read(String kept) {
        try {
            return mapper.readValue(kept, Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("written by this class", e);
        }
    }

    private static Account account(Kept kept) {
        Scope scope = new Scope(kept.reach(), keys(kept), kept.departments(), kept.source());
        return new Account(kept.key(), null, kept.name(), kept.roles(), scope, kept.permissions(), kept.reason());
    }

    private static Set<?> keys(Kept kept) {
        boolean ids = switch (kept.reach()) {
            case EMPLOYER, SUPPLIER, BUYER, PRESCRIBER -> true;
            default -> false;
        };
        return kept.keys().stream().map(key -> ids ? UUID.fromString(key) : key).collect(Collectors.toSet());
    }
}
