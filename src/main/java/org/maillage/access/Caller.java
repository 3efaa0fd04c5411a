package org.maillage.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;

/** Who calls in this request. It knows no way of signing in: only what the identity says. */
@RequestScoped
public class Caller {

    static final String CLIENT_ID = "maillage.client-id";
    static final String SCOPE = "maillage.scope";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    public UUID id() {
        return identity.getAttribute(CLIENT_ID);
    }

    public String name() {
        return identity.getPrincipal().getName();
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** How far the caller sees. */
    public Scope scope() {
        return identity.getAttribute(SCOPE);
    }
}
