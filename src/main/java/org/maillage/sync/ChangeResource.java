package org.maillage.sync;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Account;
import org.maillage.access.Caller;
import org.maillage.web.CommonProblem;
import org.maillage.web.Params;
import org.maillage.web.Refused;

/** What changed, in the order in which it was committed. */
@Path("/v1/changes")
public class ChangeResource {

    private static final Set<String> KNOWN = Set.of("after", "types", "limit", "include", "wait");
    private static final int MOST = 500;
    private static final int USUAL = 100;
    private static final int LONGEST_WAIT = 60;

    private final Changes changes;
    private final Waiting waiting;
    private final Caller caller;

    ChangeResource(Changes changes, Waiting waiting, Caller caller) {
        this.changes = changes;
        this.waiting = waiting;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("change:read")
    @Blocking
    public Uni<RestResponse<ChangePage>> list(UriInfo uri) {
        Params params = Params.of(uri, KNOWN);
        Account account = caller.account();
        Set<Kind> kinds = kinds(params, account);
        int limit = number(params, "limit", 1, MOST, USUAL);
        boolean bodies = params.get("include", Params.Kind.matching("resource")) != null;
        Duration wait = Duration.ofSeconds(number(params, "wait", 0, LONGEST_WAIT, 0));
        return waiting.after(Changes.position(params.text("after")), wait, position -> changes.after(position, account, kinds, limit, bodies))
                .map(seen -> RestResponse.ResponseBuilder.ok(ChangePage.of(seen)).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }

    @GET
    @Path("latest")
    @PermissionsAllowed("change:read")
    public ChangeCursor latest(UriInfo uri) {
        Params.of(uri, Set.of());
        return new ChangeCursor(Changes.cursor(changes.latest()));
    }

    /** Those that were asked for, each of which must be readable; else all that are. */
    private Set<Kind> kinds(Params params, Account account) {
        Set<Kind> readable = changes.readable(account);
        Set<Kind> asked = params.get("types", new Params.Kind<>(ChangeResource::kinds));
        if (asked != null && !readable.containsAll(asked)) {
            throw Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, "types", "not-permitted");
        }
        return Objects.requireNonNullElse(asked, readable);
    }

    private static Set<Kind> kinds(String names) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : names.split(",", -1)) {
            kinds.add(Kind.ofType(name));
        }
        return kinds;
    }

    private static int number(Params params, String name, int least, int most, int usual) {
        Integer given = params.get(name, Params.Kind.INTEGER);
        if (given != null && (given < least || given > most)) {
            throw Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, name, "out-of-range", least, most);
        }
        return given == null ? usual : given;
    }
}
