package org.maillage.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer has: 304 for a client that has the entity already, and no copy in a shared cache. */
public class HttpManners {

    private final Methods methods;

    HttpManners(Methods methods) {
        this.methods = methods;
    }

    @ServerResponseFilter
    void finish(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("private, no-cache"));
        response.getHeaders().putSingle(HttpHeaders.VARY, "Authorization, Accept-Language");
        if (response.getStatus() == 405 || request.getMethod().equals("OPTIONS") && response.getStatus() == 200) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, methods.allowed(request.getUriInfo().getPath()));
        }
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        String etag = response.getHeaderString(HttpHeaders.ETAG);
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (read && known != null && etag != null && response.getStatus() == 200 && Etags.matchesWeakly(known, etag)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
