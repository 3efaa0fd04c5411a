package org.maillage.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import java.util.UUID;

/**
 * Who signed in, in whatever way, and what this account may do and see.
 *
 * @param key         names the account for good, such as {@code client:0192…} or {@code oidc:f3a…}
 * @param clientId    the API client; null for whoever signed in with OIDC
 * @param name        for people to read
 * @param permissions given on top of the roles
 * @param reason      why an auditor looks; null for others
 */
public record Account(String key, UUID clientId, String name, Set<Role> roles, Scope scope, Set<Permission> permissions,
                      String reason) {

    /** The attribute of the security identity that holds it. */
    static final String ATTRIBUTE = "maillage.account";

    /** The account that an identity was made of; null for a request without one. */
    public static Account of(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
