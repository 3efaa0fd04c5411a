package org.maillage.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.maillage.access.Bound.Kind;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/** A program or person that calls, known by its token. */
@Entity
@NamedQuery(name = "ApiClient.byHash", query = """
        from ApiClient c left join fetch c.roles left join fetch c.territories left join fetch c.bounds
        where c.tokenHash = ?1 or c.previousHash = ?1""")
@NamedQuery(name = "ApiClient.used", query = """
        update ApiClient set lastUsedAt = :now
        where id = :id and (lastUsedAt is null or lastUsedAt < :before)""")
@NamedQuery(name = "ApiClient.admins", query = "from ApiClient c where 'ADMIN' in elements(c.roles) and c.revokedAt is null")
public class ApiClient extends Versioned {

    @Column(nullable = false)
    public String name;

    @Unaudited
    @Column(nullable = false)
    String tokenHash;

    @Column(nullable = false)
    public String tokenPrefix;

    /** The token before the last rotation; null when there was none. */
    @Unaudited
    String previousHash;
    public String previousPrefix;
    /** When the token before stops working. */
    public Instant previousUntil;

    public Instant expiresAt;
    public Instant revokedAt;
    @Unaudited
    public Instant lastUsedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_client_role", joinColumns = @JoinColumn(name = "client_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    public Set<Role> roles = new TreeSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_client_territory", joinColumns = @JoinColumn(name = "client_id"))
    @Column(name = "territory_code")
    public Set<String> territories = new TreeSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_client_bound", joinColumns = @JoinColumn(name = "client_id"))
    Set<Bound> bounds = new HashSet<>();

    /** The name under which a referent signs in; null for others. */
    public String referent;

    /** The source of the external identifiers of a sync system; null for others. */
    public String source;

    /** Why an auditor looks. */
    public String reason;

    /** A new client for {@code token}, of which only the hash is kept. */
    static ApiClient create(ApiClientInput input, String token) {
        ApiClient client = new ApiClient();
        client.take(token);
        client.apply(input);
        client.save();
        return client;
    }

    private void take(String token) {
        tokenHash = Tokens.hash(token);
        tokenPrefix = token.substring(0, Math.min(Tokens.SHOWN, token.length() / 4));
    }

    /**
     * Gives the client another token. The one it has works on for {@code overlap}; one from before that ends at once.
     *
     * @throws Refused 409 {@code wrong-status} when the client was revoked or has expired: a new token would open nothing
     */
    void rotate(String token, Duration overlap, Instant now) {
        if (!valid(now)) {
            throw Refused.because(CommonProblem.WRONG_STATUS, revokedAt == null ? "EXPIRED" : "REVOKED");
        }
        previousHash = tokenHash;
        previousPrefix = tokenPrefix;
        previousUntil = now.plus(overlap).truncatedTo(ChronoUnit.MICROS);
        take(token);
        touch();
    }

    void apply(ApiClientInput input) {
        ApiClientRules.check(input, Instant.now());
        ApiClientRules.requireKnown(input);
        name = input.name();
        replace(roles, input.roles());
        replace(territories, input.territoriesOrNone());
        replace(bounds, input.bounds());
        referent = input.referent();
        source = input.source();
        reason = input.reason();
        expiresAt = input.expiresAt() == null ? null : input.expiresAt().truncatedTo(ChronoUnit.MICROS);
        touch();
    }

    private static <T> void replace(Set<T> old, Collection<T> wanted) {
        old.retainAll(wanted);
        old.addAll(wanted);
    }

    List<String> bounds(Kind kind) {
        return bounds.stream().filter(bound -> bound.kind() == kind).map(Bound::value).sorted().toList();
    }

    List<UUID> ids(Kind kind) {
        return bounds(kind).stream().map(UUID::fromString).toList();
    }

    List<Permission> permissions() {
        return bounds(Kind.PERMISSION).stream().map(Permission::valueOf).toList();
    }

    /** Ends the token at once; a second time changes nothing. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now.truncatedTo(ChronoUnit.MICROS);
            touch();
        }
    }

    boolean valid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether the token before the last rotation still works. */
    boolean overlaps(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil);
    }

    boolean opens(String hash, Instant now) {
        return valid(now) && (Tokens.same(hash, tokenHash) || overlaps(now) && Tokens.same(hash, previousHash));
    }

    /** What signing in would lead to now, for what the service does in the name of a client; empty when it may not sign in any more. */
    public static Optional<Account> accountOf(UUID id, Instant now) {
        ApiClient client = findById(id);
        return client != null && client.valid(now) ? Optional.of(client.account()) : Optional.empty();
    }

    /** What signing in with the client's token leads to. */
    Account account() {
        return new Account("client:" + id, id, name, Set.copyOf(roles), scope().withSource(source), Set.copyOf(permissions()), reason);
    }

    private Scope scope() {
        return switch (roles.iterator().next().reach()) {
            case EMPLOYER -> Scope.of(Reach.EMPLOYER, Set.copyOf(ids(Kind.EMPLOYER)));
            case SUPPLIER -> Scope.of(Reach.SUPPLIER, Set.copyOf(ids(Kind.EMPLOYER)));
            case BUYER -> Scope.of(Reach.BUYER, Set.copyOf(ids(Kind.BUYER)));
            case PRESCRIBER -> Scope.of(Reach.PRESCRIBER, Set.copyOf(ids(Kind.PRESCRIBER)));
            case REFERENT -> Scope.of(Reach.REFERENT, Set.of(referent));
            default -> Places.scope(territories, Set.copyOf(bounds(Kind.DEPARTMENT)));
        };
    }

    /** The client of a token, if it may still be used, in one statement; its last use is noted once a minute at most. */
    static Optional<ApiClient> ofToken(String token, Instant now) {
        String hash = Tokens.hash(token);
        Optional<ApiClient> client = find("#ApiClient.byHash", hash).singleResultOptional();
        return client.filter(c -> c.opens(hash, now)).map(c -> c.noteUse(now));
    }

    private ApiClient noteUse(Instant now) {
        Instant before = now.minus(1, ChronoUnit.MINUTES);
        if (lastUsedAt == null || lastUsedAt.isBefore(before)) {
            getEntityManager().createNamedQuery("ApiClient.used").setParameter("now", now).setParameter("id", id)
                    .setParameter("before", before).executeUpdate();
        }
        return this;
    }
}
