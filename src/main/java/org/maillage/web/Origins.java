package org.maillage.web;

import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which origins of pages are let in, as {@code quarkus.http.cors} says. Quarkus refuses the others without a body; asked before it,
 * they get a problem. What is not refused here is judged by Quarkus all the same.
 */
@ApplicationScoped
public class Origins {

    private final boolean enabled;
    private final List<String> origins;
    private final List<Pattern> patterns;

    Origins(@ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean enabled,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.enabled = enabled;
        this.origins = origins.orElse(List.of());
        this.patterns = CORSFilter.parseAllowedOriginsRegex(origins);
    }

    /** Whether the request comes from a page of an origin that is neither let in nor that of the service. */
    boolean refuse(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return enabled && origin != null && !origins.contains("*") && !origins.contains(origin)
                && !CORSFilter.isOriginAllowedByRegex(patterns, origin) && !own(origin, request);
    }

    /** By its host alone: whether scheme and port are the same, too, is left to Quarkus. */
    private static boolean own(String origin, HttpServerRequest request) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && request.authority() != null && host.equalsIgnoreCase(request.authority().host());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
