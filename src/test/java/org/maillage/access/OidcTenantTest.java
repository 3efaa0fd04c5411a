package org.maillage.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a provider is configured by the environment, and what stops the start. */
class OidcTenantTest {

    private static OidcSettings settings(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, 300)).withMapping(OidcSettings.class).build()
                .getConfigMapping(OidcSettings.class);
    }

    @Test
    void withoutAnIssuerThereIsNoProvider() {
        OidcSettings none = settings(Map.of());
        assertDoesNotThrow(() -> OidcTenant.check(none));
        assertFalse(new OidcTenant(none, null).on());
    }

    @Test
    void anIssuerWithoutAudienceOrRolesStopsTheStart() {
        Map<String, String> issuer = Map.of("MAILLAGE_OIDC_ISSUER", "https://sso.example/realms/clauses");
        assertTrue(assertThrows(IllegalStateException.class, () -> OidcTenant.check(settings(issuer))).getMessage()
                .contains("MAILLAGE_OIDC_AUDIENCE"));
        Map<String, String> audience = Map.of("MAILLAGE_OIDC_ISSUER", "https://sso.example/realms/clauses", "MAILLAGE_OIDC_AUDIENCE", "maillage");
        assertTrue(assertThrows(IllegalStateException.class, () -> OidcTenant.check(settings(audience))).getMessage()
                .contains("MAILLAGE_OIDC_ROLES_FACILITATOR"));
    }

    @Test
    void rolesAndClaimsAreNamedByTheEnvironment() {
        OidcSettings settings = settings(Map.of("MAILLAGE_OIDC_ROLES_FACILITATOR", "clauses-facilitation,Facilitateur 79",
                "MAILLAGE_OIDC_ROLES_COORDINATOR", "clauses-coordination", "MAILLAGE_OIDC_CLAIMS_TERRITORIES", "https://sso.example/territoires"));
        assertEquals(Map.of(Role.FACILITATOR, List.of("clauses-facilitation", "Facilitateur 79"),
                Role.COORDINATOR, List.of("clauses-coordination")), settings.roles());
        assertEquals("https://sso.example/territoires", settings.claims().territories());
        assertEquals("realm_access/roles", settings.claims().roles());
    }
}
