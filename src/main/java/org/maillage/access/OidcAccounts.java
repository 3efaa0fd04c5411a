package org.maillage.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes the account of what a provider's token says, once its signature, issuer, audience and time have been checked. */
@ApplicationScoped
public class OidcAccounts implements SecurityIdentityAugmentor {

    private final OidcSettings settings;
    private final Identities identities;
    private final ObjectMapper mapper;

    OidcAccounts(OidcSettings settings, Identities identities, ObjectMapper mapper) {
        this.settings = settings;
        this.identities = identities;
        this.mapper = mapper;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> QuarkusTransaction.requiringNew().call(() -> identities.of(account(claims(token)))));
    }

    private OidcClaims claims(JsonWebToken token) {
        try {
            JsonNode claims = mapper.readTree(Base64.getUrlDecoder().decode(token.getRawToken().split("\\.")[1]));
            return new OidcClaims(settings, claims);
        } catch (JsonProcessingException e) {
            throw new AuthenticationFailedException();
        } catch (IOException e) {
            throw new IllegalStateException("an array is read without input or output", e);
        }
    }

    private static Account account(OidcClaims claims) {
        Set<Role> roles = claims.roles();
        String reason = roles.contains(Role.AUDITOR) ? claims.reason() : null;
        return new Account("oidc:" + claims.subject(), null, claims.name(), roles, scope(claims, roles), claims.permissions(), reason);
    }

    private static Scope scope(OidcClaims claims, Set<Role> roles) {
        if (roles.isEmpty()) {
            return Scope.NOTHING;
        }
        Reach reach = roles.iterator().next().reach();
        return switch (reach) {
            case EMPLOYER, SUPPLIER -> Scope.of(reach, ids("employer", claims.employers()));
            case BUYER -> Scope.of(reach, ids("buyer", claims.buyers()));
            case PRESCRIBER -> Scope.of(reach, OidcClaims.uuids(claims.prescribers()));
            case REFERENT -> Scope.of(reach, claims.referent());
            default -> roles.contains(Role.SYNC) ? ofSource(claims) : places(claims, roles);
        };
    }

    private static Scope ofSource(OidcClaims claims) {
        return claims.source() == null ? Scope.NOTHING : places(claims, Set.of(Role.SYNC)).withSource(claims.source());
    }

    private static Scope places(OidcClaims claims, Set<Role> roles) {
        if (claims.everywhere(roles)) {
            return Scope.EVERYWHERE;
        }
        boolean bound = !claims.territories().isEmpty() || !claims.departments().isEmpty();
        return bound ? Places.scope(claims.territories(), claims.departments()) : Scope.NOTHING;
    }

    /** Organisations by id or SIRET, in a table of a feature above. An id that leads nowhere shows nothing. */
    private static Set<UUID> ids(String table, Set<String> values) {
        Set<UUID> ids = new HashSet<>(OidcClaims.uuids(values));
        Set<String> sirets = OidcClaims.sirets(values);
        if (!sirets.isEmpty()) {
            ids.addAll(ApiClient.getEntityManager().createNativeQuery("select id from " + table + " where siret in (?1)", UUID.class)
                    .setParameter(1, sirets).getResultList());
        }
        return ids;
    }
}
