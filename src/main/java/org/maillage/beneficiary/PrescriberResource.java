package org.maillage.beneficiary;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Sight;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The prescribers. */
@Path(PrescriberResource.PATH)
public class PrescriberResource {

    static final String PATH = "/v1/prescribers";

    private static final Listing<Prescriber> LIST = Listing.of(Prescriber.class)
            .contains("name", "e.name").filter("kind", Kind.of(PrescriberKind.class), "e.kind = :kind")
            .sort("name", Kind.TEXT, "e.name", p -> p.name);

    private final Bodies bodies;
    private final Sight sight;
    private final Caller caller;

    PrescriberResource(Bodies bodies, Sight sight, Caller caller) {
        this.bodies = bodies;
        this.sight = sight;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("prescriber:read")
    public RestResponse<Page<PrescriberView>> list(UriInfo uri) {
        return LIST.answer(uri, sight.rows(Prescriber.class), this::view);
    }

    @POST
    @PermissionsAllowed("prescriber:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<PrescriberView> create(@Valid @NotNull PrescriberInput input) {
        Prescriber prescriber = Prescriber.register(input);
        return Answers.created(PATH, prescriber, view(prescriber));
    }

    @GET
    @PermissionsAllowed("prescriber:read")
    @Path("{id}")
    public RestResponse<PrescriberView> get(UUID id) {
        Prescriber prescriber = found(id);
        return Answers.ok(prescriber, view(prescriber));
    }

    @PATCH
    @PermissionsAllowed("prescriber:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<PrescriberView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Prescriber prescriber = found(id);
        Etags.require(ifMatch, prescriber);
        prescriber.change(bodies.patched(PrescriberInput.of(prescriber), patch, PrescriberInput.class));
        return Answers.ok(prescriber, view(prescriber));
    }

    @DELETE
    @PermissionsAllowed("prescriber:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void remove(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Prescriber prescriber = found(id);
        Etags.require(ifMatch, prescriber);
        prescriber.remove();
    }

    private PrescriberView view(Prescriber prescriber) {
        return PrescriberView.of(prescriber, caller.account());
    }

    private Prescriber found(UUID id) {
        return Found.orNotFound(sight.find(Prescriber.class, id));
    }
}
