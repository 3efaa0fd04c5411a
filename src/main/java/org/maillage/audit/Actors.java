package org.maillage.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.maillage.access.Account;
import org.maillage.access.Role;

/**
 * Who is acting: the caller of the running request, whoever the service goes on working for after a request
 * ({@link org.maillage.access.ActingAs}), or the system where there is neither.
 */
@ApplicationScoped
class Actors {

    private static final String REQUEST = "maillage.audit.request";

    private final CurrentVertxRequest requests;
    private final CurrentIdentityAssociation identities;

    Actors(CurrentVertxRequest requests, CurrentIdentityAssociation identities) {
        this.requests = requests;
        this.identities = identities;
    }

    /** Never waits: whoever has not signed in by now is anonymous. */
    Actor current() {
        if (!Arc.container().requestContext().isActive()) {
            return Actor.SYSTEM;
        }
        RoutingContext request = requests.getCurrent();
        Account account = account();
        if (request == null) {
            return account == null ? Actor.SYSTEM : of(account, null, null);
        }
        return account == null ? anonymous(request) : of(account, address(request), id(request));
    }

    /** Whoever has not signed in, or whose sign-in does not matter: there is nothing at this address. */
    static Actor anonymous(RoutingContext request) {
        return Actor.anonymous(address(request), id(request));
    }

    private Account account() {
        try {
            SecurityIdentity identity = identities.getDeferredIdentity().subscribe().asCompletionStage().getNow(null);
            return identity == null ? null : Account.of(identity);
        } catch (CompletionException refused) {
            return null;
        }
    }

    private static Actor of(Account account, String address, UUID request) {
        String roles = account.roles().stream().sorted().map(Role::name).collect(Collectors.joining(","));
        return new Actor(account.key(), account.name(), roles, account.reason(), address, request);
    }

    static String address(RoutingContext request) {
        return request.request().remoteAddress() == null ? null : request.request().remoteAddress().hostAddress();
    }

    /** The same for all that the request does. */
    static UUID id(RoutingContext request) {
        UUID known = request.get(REQUEST);
        UUID id = known == null ? UuidCreator.getTimeOrderedEpoch() : known;
        request.put(REQUEST, id);
        return id;
    }

    /** A problem names its request by itself: from then on the trail uses the same name. */
    static void name(RoutingContext request, UUID id) {
        request.put(REQUEST, id);
    }
}
