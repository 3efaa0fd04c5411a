package org.maillage.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Knows an API client by its token. Asked at each request, so that a revocation holds at once on every instance. */
@ApplicationScoped
public class TokenIdentities implements IdentityProvider<ApiTokenRequest> {

    @Override
    public Class<ApiTokenRequest> getRequestType() {
        return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiTokenRequest request, AuthenticationRequestContext context) {
        String token = request.token();
        return context.runBlocking(() -> QuarkusTransaction.requiringNew().call(() -> identity(token)));
    }

    private static SecurityIdentity identity(String token) {
        return ApiClient.ofToken(token, Instant.now()).map(TokenIdentities::identity)
                .orElseThrow(AuthenticationFailedException::new);
    }

    private static SecurityIdentity identity(ApiClient client) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(client.name))
                .addAttribute(Caller.CLIENT_ID, client.id)
                .addAttribute(Caller.SCOPE, client.scope());
        client.roles.forEach(role -> identity.addRole(role.name()));
        return identity.build();
    }
}
