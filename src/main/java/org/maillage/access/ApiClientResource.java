package org.maillage.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Retried;

/** The API clients and their tokens. */
@Path(ApiClientResource.PATH)
public class ApiClientResource {

    static final String PATH = "/v1/api-clients";

    private static final Listing<ApiClient> LIST = Listing.of(ApiClient.class);

    private final Bodies bodies;

    ApiClientResource(Bodies bodies) {
        this.bodies = bodies;
    }

    @GET
    @PermissionsAllowed("api-client:manage")
    public RestResponse<Page<ApiClientView>> list(UriInfo uri) {
        return LIST.answer(uri, Listing.Restriction.NONE, ApiClientView::of);
    }

    @POST
    @PermissionsAllowed("api-client:manage")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<ApiClientView> create(@Valid @NotNull ApiClientInput input) {
        String token = Tokens.generate();
        ApiClient client = ApiClient.create(input, token);
        return shownOnce(Answers.created(PATH, client, ApiClientView.of(client, token)));
    }

    /** The token is kept by nobody on the way. */
    private static RestResponse<ApiClientView> shownOnce(RestResponse<ApiClientView> answer) {
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return answer;
    }

    @GET
    @PermissionsAllowed("api-client:manage")
    @Path("{id}")
    public RestResponse<ApiClientView> get(UUID id) {
        ApiClient client = Found.orNotFound(ApiClient.findById(id));
        return Answers.ok(client, ApiClientView.of(client));
    }

    @PATCH
    @PermissionsAllowed("api-client:manage")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<ApiClientView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        ApiClient client = Found.orNotFound(ApiClient.findById(id));
        Etags.require(ifMatch, client);
        client.apply(bodies.patched(ApiClientInput.of(client), patch, ApiClientInput.class));
        client.save();
        return Answers.ok(client, ApiClientView.of(client));
    }

    @POST
    @PermissionsAllowed("api-client:manage")
    @Path("{id}/revocation")
    @Retried
    @Transactional
    public RestResponse<ApiClientView> revoke(UUID id) {
        ApiClient client = Found.orNotFound(ApiClient.findById(id));
        client.revoke(Instant.now());
        client.save();
        return Answers.ok(client, ApiClientView.of(client));
    }

    @POST
    @PermissionsAllowed("api-client:manage")
    @Path("{id}/rotation")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<ApiClientView> rotate(UUID id, @Valid @NotNull Rotation rotation) {
        ApiClient client = Found.orNotFound(ApiClient.findById(id));
        String token = Tokens.generate();
        client.rotate(token, rotation.overlap(), Instant.now());
        client.save();
        return shownOnce(Answers.ok(client, ApiClientView.of(client, token)));
    }
}
