package org.maillage.access;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/**
 * Takes the token out of {@code Authorization: Bearer …}, one of ours or of an OpenID provider, within the {@link Limits}, and
 * says on the answer what is left of them.
 */
@ApplicationScoped
public class TokenMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "bearer ";

    /** Three parts of which the first is an object in base64url: a token of an OpenID provider, whatever it is worth. */
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_.-]*");

    private final Limits limits;
    private final OidcTenant provider;
    private final OidcAuthenticationMechanism oidc;

    TokenMechanism(Limits limits, OidcTenant provider, OidcAuthenticationMechanism oidc) {
        this.limits = limits;
        this.provider = provider;
        this.oidc = oidc;
    }

    /** Before that of OpenID Connect, which is asked from here. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY * 2;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String token = token(context);
        return token == null ? Uni.createFrom().nullItem() : signedIn(context, providers, token);
    }

    private static String token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? header.substring(SCHEME.length()).strip() : null;
    }

    /** Whether the request brings a token of an OpenID provider. */
    static boolean hasJwt(RoutingContext context) {
        String token = token(context);
        return token != null && JWT.matcher(token).matches();
    }

    private Uni<SecurityIdentity> signedIn(RoutingContext context, IdentityProviderManager providers, String token) {
        String hash = Tokens.hash(token);
        String address = Origins.of(context.request().remoteAddress());
        Optional<Quota> known = limits.known(hash);
        long wait = known.isPresent() ? 0 : limits.wait(hash, address);
        if (wait > 0 && !limits.worthALook(hash, token.length(), address)) {
            requireNoWait(context, wait);
        }
        known.ifPresent(quota -> require(context, quota));
        return identity(context, providers, token)
                .onFailure(AuthenticationFailedException.class).transform(failure -> {
                    limits.failed(hash, address);
                    return wait > 0 ? tooMany(context, wait) : failure;
                })
                .onItem().invoke(identity -> {
                    if (known.isEmpty()) {
                        require(context, limits.signedIn(hash, account(identity)));
                    }
                });
    }

    private Uni<SecurityIdentity> identity(RoutingContext context, IdentityProviderManager providers, String token) {
        if (!hasJwt(context)) {
            return providers.authenticate(new ApiTokenRequest(token));
        }
        Uni<SecurityIdentity> identity = provider.on() ? oidc.authenticate(context, providers) : Uni.createFrom().nullItem();
        return identity.onItem().ifNull().failWith(AuthenticationFailedException::new)
                .onFailure(OIDCException.class).transform(away -> Refused.because(CommonProblem.UNAVAILABLE));
    }

    private static String account(SecurityIdentity identity) {
        return identity.<Account>getAttribute(Account.ATTRIBUTE).key();
    }

    /** Says what is left, and refuses when nothing is. */
    private void require(RoutingContext context, Quota quota) {
        context.response().putHeader("RateLimit-Policy", "\"client\";q=" + limits.requestsPerMinute() + ";w=" + Limits.WINDOW.toSeconds())
                .putHeader("RateLimit", "\"client\";r=" + quota.left() + ";t=" + quota.resetSeconds());
        requireNoWait(context, quota.waitSeconds());
    }

    private static void requireNoWait(RoutingContext context, long seconds) {
        if (seconds > 0) {
            throw tooMany(context, seconds);
        }
    }

    private static Refused tooMany(RoutingContext context, long seconds) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return Refused.because(CommonProblem.TOO_MANY_REQUESTS, seconds);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"maillage\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiTokenRequest.class);
    }
}
