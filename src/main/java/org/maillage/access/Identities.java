package org.maillage.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;

/** Makes the identity of an account: what every way of signing in ends with. */
@ApplicationScoped
public class Identities {

    private final Rights rights;

    Identities(Rights rights) {
        this.rights = rights;
    }

    /** What the identity may do is what the table of rights gives to the account's roles, asked at each call. */
    public SecurityIdentity of(Account account) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(account.name()))
                .addAttribute(Account.ATTRIBUTE, account)
                .addPermissionChecker(asked -> Uni.createFrom().item(rights.may(account.roles(), action(asked))));
        account.roles().forEach(role -> identity.addRole(role.name()));
        return identity.build();
    }

    private static String action(Permission asked) {
        return asked.getName() + ":" + asked.getActions();
    }
}
