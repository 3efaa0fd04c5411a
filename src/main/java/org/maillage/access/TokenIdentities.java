package org.maillage.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Knows an API client by its token. Asked at each request, so that a revocation holds at once on every instance. */
@ApplicationScoped
public class TokenIdentities implements IdentityProvider<ApiTokenRequest> {

    private final Identities identities;

    TokenIdentities(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Class<ApiTokenRequest> getRequestType() {
        return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiTokenRequest request, AuthenticationRequestContext context) {
        String token = request.token();
        return context.runBlocking(() -> QuarkusTransaction.requiringNew().call(() -> identity(token)));
    }

    private SecurityIdentity identity(String token) {
        return ApiClient.ofToken(token, Instant.now()).map(ApiClient::account).map(identities::of)
                .orElseThrow(AuthenticationFailedException::new);
    }
}
