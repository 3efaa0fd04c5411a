package org.maillage.access;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Does work for an account after its request has ended, on a thread that serves no request: {@link Caller} is this account meanwhile,
 * and the audit trail names it.
 */
@ApplicationScoped
public class ActingAs {

    private final Identities identities;
    private final CurrentIdentityAssociation current;

    ActingAs(Identities identities, CurrentIdentityAssociation current) {
        this.identities = identities;
        this.current = current;
    }

    /** Runs {@code work} as {@code account}. */
    public void run(Account account, Runnable work) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            current.setIdentity(identities.of(account));
            work.run();
        } finally {
            context.terminate();
        }
    }
}
