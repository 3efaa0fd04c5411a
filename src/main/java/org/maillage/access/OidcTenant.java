package org.maillage.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * How the tokens of the OpenID provider are checked: its signature, its name, for us, in time, with a subject. The provider is
 * asked for its keys when the first token comes, and never about a token.
 */
@ApplicationScoped
public class OidcTenant implements TenantConfigResolver {

    private final OidcSettings settings;
    private final Optional<OidcTenantConfig> tenant;

    OidcTenant(OidcSettings settings, OidcConfig common) {
        this.settings = settings;
        this.tenant = settings.issuer().map(issuer -> tenant(issuer, settings, common));
    }

    /** What is said of connections, proxies and certificates in {@code quarkus.oidc.*} holds here too. */
    private static OidcTenantConfig tenant(String issuer, OidcSettings settings, OidcConfig common) {
        return OidcTenantConfig.builder(OidcConfig.getDefaultTenant(common))
                .tenantId("maillage").enableTenant().authServerUrl(issuer)
                .token().issuer(issuer).audience(settings.audience().orElse("")).subjectRequired()
                .allowJwtIntrospection(false).allowOpaqueTokenIntrospection(false).end().build();
    }

    /** Whether people sign in at a provider. */
    boolean on() {
        return tenant.isPresent();
    }

    void check(@Observes StartupEvent event) {
        check(settings);
    }

    /** A provider that would let in everybody, or nobody, is a mistake that is better found at the start. */
    static void check(OidcSettings settings) {
        if (settings.issuer().isPresent() && settings.audience().isEmpty()) {
            throw new IllegalStateException("MAILLAGE_OIDC_ISSUER is set without MAILLAGE_OIDC_AUDIENCE:"
                    + " name what tokens for this service have in their claim aud");
        }
        if (settings.issuer().isPresent() && settings.roles().isEmpty()) {
            throw new IllegalStateException("MAILLAGE_OIDC_ISSUER is set without a role: set for example"
                    + " MAILLAGE_OIDC_ROLES_FACILITATOR to the name that the provider gives to facilitators");
        }
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        return Uni.createFrom().item(TokenMechanism.hasJwt(request) ? tenant.orElse(null) : null);
    }
}
