package org.maillage.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.maillage.web.Problem;

/**
 * Who signed in, and who was refused. These are gathered for a few seconds and then written together, equal ones as one event with
 * their number: an address that knocks a thousand times neither slows the service nor fills the trail. A service that is killed
 * loses the last seconds of them; whatever was read or written has its own events.
 */
@ApplicationScoped
class Refusals {

    private static final int FIRST = -2_000_000;
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404, 429);
    private static final String SEEN = "maillage.audit.seen";
    private static final String INSTANCE = "urn:uuid:";
    /** Different refusals that are told apart between two writings; the rest is counted together. */
    private static final int MOST = 5_000;
    private static final int MOST_ACCOUNTS = 20_000;

    /** What a filter of the interface knew about the request. */
    private record Seen(Actor actor, Route route) {
    }

    /** What makes two refusals equal. */
    private record Same(String key, String address, AuditAction action, Route route, int status) {
    }

    private static final class Tally {
        private final Entry first;
        private int times;

        Tally(Entry first) {
            this.first = first;
        }
    }

    private final ObjectMapper mapper;
    private final DataSource database;
    private final Map<String, Instant> signedIn = new HashMap<>();
    private Map<Same, Tally> tallies = new HashMap<>();

    Refusals(ObjectMapper mapper, DataSource database) {
        this.mapper = mapper;
        this.database = database;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(request -> {
            String path = request.request().path();
            if (path != null && path.startsWith("/v1/")) {
                request.addEndHandler(sent -> note(request));
            }
            request.next();
        });
    }

    /** Keeps for the end of the request who called what; a problem gives the request its name. */
    static void prepare(RoutingContext request, Actor actor, Route route, Object answer) {
        request.put(SEEN, new Seen(actor, route));
        if (answer instanceof Problem problem && problem.instance() != null && problem.instance().startsWith(INSTANCE)) {
            Actors.name(request, UUID.fromString(problem.instance().substring(INSTANCE.length())));
        }
    }

    private void note(RoutingContext request) {
        int status = request.response().getStatusCode();
        Seen known = request.get(SEEN);
        Seen seen = known == null ? new Seen(Actors.anonymous(request), Route.UNKNOWN) : known;
        if (seen.actor().signedIn() && first(seen.actor())) {
            count(seen, AuditAction.SIGN_IN, 0, null);
        }
        if (REFUSED.contains(status)) {
            boolean tried = status == 401 && request.request().getHeader(HttpHeaders.AUTHORIZATION) != null;
            count(seen, tried ? AuditAction.SIGN_IN_FAILED : AuditAction.REFUSED, status, Actors.id(request));
        }
    }

    /** Whether the account is seen for the first time in this hour, by this instance. */
    private synchronized boolean first(Actor actor) {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        if (signedIn.size() >= MOST_ACCOUNTS) {
            signedIn.values().removeIf(hour::isAfter);
        }
        return !hour.equals(signedIn.put(actor.key(), hour));
    }

    private synchronized void count(Seen seen, AuditAction action, int status, UUID instance) {
        Actor actor = instance == null ? seen.actor() : named(seen.actor(), instance);
        boolean many = tallies.size() >= MOST;
        Route route = many || action == AuditAction.SIGN_IN ? Route.UNKNOWN : seen.route();
        Same same = new Same(many ? "" : actor.key(), many ? "" : actor.address(), action, route, status);
        tallies.computeIfAbsent(same, first -> new Tally(entry(actor, action, route, status))).times++;
    }

    private static Actor named(Actor a, UUID request) {
        return new Actor(a.key(), a.name(), a.roles(), a.reason(), a.address(), request);
    }

    private Entry entry(Actor actor, AuditAction action, Route route, int status) {
        if (action == AuditAction.SIGN_IN) {
            return Entry.of(actor, action, "token");
        }
        ObjectNode details = route.template() == null ? null : mapper.createObjectNode().put("operation", route.template());
        return Entry.of(actor, action, route.resource()).on(route.resourceId()).answered(status).with(details);
    }

    @Scheduled(every = "{maillage.audit.refusals-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void byTheClock() {
        write();
    }

    void stop(@Observes ShutdownEvent end) {
        write();
    }

    /** Writes what was gathered so far. */
    void write() {
        Map<Same, Tally> gathered = taken();
        List<Entry> entries = gathered.values().stream().map(tally -> tally.times == 1 ? tally.first : times(tally)).toList();
        if (entries.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().call(() -> write(entries));
        } catch (RuntimeException e) {
            putBack(gathered);
            throw e;
        }
    }

    private List<Entry> write(List<Entry> entries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Ledger.write(connection, entries);
            return entries;
        }
    }

    private synchronized void putBack(Map<Same, Tally> unwritten) {
        unwritten.forEach((same, tally) -> tallies.merge(same, tally, (newer, older) -> {
            older.times += newer.times;
            return older;
        }));
    }

    private synchronized Map<Same, Tally> taken() {
        Map<Same, Tally> taken = tallies;
        tallies = new HashMap<>();
        return taken;
    }

    private Entry times(Tally tally) {
        ObjectNode details = tally.first.details() == null ? mapper.createObjectNode() : tally.first.details();
        return tally.first.with(details.put("times", tally.times));
    }
}
