package org.maillage.access;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** No entity tag for whoever does not see {@code etag}: it would tell when a property changes that is hidden. */
public class UnseenTags {

    private final Projection projection;

    UnseenTags(Projection projection) {
        this.projection = projection;
    }

    /** Before the manners of HTTP, which answer 304 by the tag: filters of answers run from the highest priority down. */
    @ServerResponseFilter(priority = Priorities.USER + 1000)
    void remove(ContainerResponseContext response) {
        Object view = response.getEntity();
        Projected projected = view == null ? null : view.getClass().getAnnotation(Projected.class);
        if (projected != null && !projection.fields(projected.value()).has("etag")) {
            response.getHeaders().remove(HttpHeaders.ETAG);
        }
    }
}
