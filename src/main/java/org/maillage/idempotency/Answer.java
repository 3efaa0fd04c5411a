package org.maillage.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.audit.OfPerson;
import org.maillage.audit.OfPersons;
import org.maillage.web.Idempotent;

/**
 * An answer as it is kept.
 *
 * @param request      fingerprint of the request that it answers
 * @param location     null when there was none
 * @param etag         null when there was none, or not for this account
 * @param cacheControl {@code no-store} for what is shown once; null where nothing was said
 * @param body         as the account saw it
 */
record Answer(String request, int status, String location, String etag, String cacheControl, JsonNode body) {

    private static final String ETAG_PROPERTY = "etag";

    /** The answer that {@code first} becomes; whoever does not see the property of the tag does not see the header either. */
    static Answer of(String request, RestResponse<?> first, ObjectMapper mapper) throws IOException {
        JsonNode body = mapper.readTree(mapper.writeValueAsBytes(first.getEntity()));
        String etag = body.has(ETAG_PROPERTY) ? first.getHeaderString(HttpHeaders.ETAG) : null;
        return new Answer(request, first.getStatus(), first.getHeaderString(HttpHeaders.LOCATION), etag,
                first.getHeaderString(HttpHeaders.CACHE_CONTROL), body);
    }

    /** Whom an answer shows. */
    static List<UUID> persons(RestResponse<?> answer) {
        if (answer.getEntity() instanceof OfPersons several) {
            return several.personsOf().toList();
        }
        UUID person = answer.getEntity() instanceof OfPerson someones ? someones.personOf() : null;
        return person == null ? List.of() : List.of(person);
    }

    RestResponse<JsonNode> again() {
        RestResponse.ResponseBuilder<JsonNode> again = RestResponse.ResponseBuilder.<JsonNode>create(status).entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE).header(Idempotent.REPLAYED, "true")
                .header(HttpHeaders.ETAG, etag).header(HttpHeaders.CACHE_CONTROL, cacheControl);
        return (location == null ? again : again.location(URI.create(location))).build();
    }
}
