package org.maillage.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every answer tells a browser: to run, frame, guess and pass on nothing. Only the page of the contract runs its own
 * scripts, and a page that a resource writes has the policy that it says itself. Whoever came by https, directly or through a trusted
 * proxy, is told to come back by https only (RFC 6797).
 */
@ApplicationScoped
public class SecurityHeaders {

    private static final int FIRST = RouterProblems.FIRST - 1;
    private static final String POLICY = "Content-Security-Policy";
    private static final String PAGE = "/q/swagger-ui";
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp");
    private static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** Swagger UI writes scripts and styles into its page. */
    private static final String OWN_PAGE = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Optional<String> transport;

    SecurityHeaders(@ConfigProperty(name = "maillage.hsts") Optional<String> transport) {
        this.transport = transport;
    }

    void register(@Observes Router router) {
        router.route().order(FIRST).handler(this::add);
    }

    private void add(RoutingContext request) {
        MultiMap headers = request.response().headers();
        ALWAYS.forEach(headers::set);
        headers.set(POLICY, ownPage(request.request().path()) ? OWN_PAGE : NOTHING);
        request.addHeadersEndHandler(end -> keepOwn(headers));
        if ("https".equals(request.request().scheme())) {
            transport.ifPresent(policy -> headers.set("Strict-Transport-Security", policy));
        }
        request.next();
    }

    /** A page that says its own policy has it in place of this one: a browser would hold it to both. */
    private static void keepOwn(MultiMap headers) {
        List<String> policies = headers.getAll(POLICY);
        headers.set(POLICY, policies.get(policies.size() - 1));
    }

    /** A path that climbs out of the page by dots, encoded or not, is none of it. */
    private static boolean ownPage(String path) {
        return path != null && path.startsWith(PAGE) && !path.contains("..") && path.indexOf('%') < 0;
    }
}
