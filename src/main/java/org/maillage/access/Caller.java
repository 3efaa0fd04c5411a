package org.maillage.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who calls in this request. It knows no way of signing in: only the account that it led to. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The account, or null for a request without one. */
    public Account account() {
        return identity.getAttribute(Account.ATTRIBUTE);
    }

    /** How far the caller sees; nothing without an account. */
    public Scope scope() {
        return account() == null ? Scope.NOTHING : account().scope();
    }

    public boolean may(Permission permission) {
        return account() != null && account().may(permission);
    }
}
