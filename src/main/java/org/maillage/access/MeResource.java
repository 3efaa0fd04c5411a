package org.maillage.access;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who the caller is: the first thing to ask when something is refused. */
@Path("/v1/me")
public class MeResource {

    /**
     * The caller.
     *
     * @param id        of the API client; null for whoever signed in with OIDC
     * @param territories it is bound to, those of its départements included; none, and reach EVERYWHERE: all
     * @param keys      the ids or names that it is bound to where {@code reach} is not one of places
     */
    public record Me(UUID id, String account, String name, List<Role> roles, List<Permission> permissions, Reach reach,
                     List<String> territories, List<String> departments, List<String> keys, String source) {
    }

    private final Caller caller;

    MeResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("me:read")
    public Me get() {
        Account account = caller.account();
        Scope scope = account.scope();
        boolean places = scope.reach() == Reach.TERRITORY;
        List<String> keys = sorted(scope.keys());
        return new Me(account.clientId(), account.key(), account.name(), account.roles().stream().sorted().toList(),
                account.permissions().stream().sorted().toList(), scope.reach(), places ? keys : List.of(), sorted(scope.departments()),
                places ? List.of() : keys, scope.source());
    }

    private static List<String> sorted(Set<?> keys) {
        return keys.stream().map(String::valueOf).sorted().toList();
    }
}
