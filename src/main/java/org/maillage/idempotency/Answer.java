package org.maillage.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Idempotent;

/**
 * An answer as it is kept.
 *
 * @param request  fingerprint of the request that it answers
 * @param location null when there was none
 * @param etag     null when there was none, or not for this account
 * @param body     as the account saw it
 */
record Answer(String request, int status, String location, String etag, JsonNode body) {

    private static final String ETAG_PROPERTY = "etag";

    /** The answer that {@code first} becomes; whoever does not see the property of the tag does not see the header either. */
    static Answer of(String request, RestResponse<?> first, JsonNode body) {
        String etag = body.has(ETAG_PROPERTY) ? first.getHeaderString(HttpHeaders.ETAG) : null;
        return new Answer(request, first.getStatus(), first.getHeaderString(HttpHeaders.LOCATION), etag, body);
    }

    RestResponse<JsonNode> again() {
        RestResponse.ResponseBuilder<JsonNode> again = RestResponse.ResponseBuilder.<JsonNode>create(status).entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE).header(Idempotent.REPLAYED, "true");
        if (location != null) {
            again.location(URI.create(location));
        }
        return (etag == null ? again : again.header(HttpHeaders.ETAG, etag)).build();
    }
}
