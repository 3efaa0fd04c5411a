package org.maillage.beneficiary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
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
import org.maillage.access.Role;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The prescribers. */
@Path(PrescriberResource.PATH)
@RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR})
public class PrescriberResource {

    static final String PATH = "/v1/prescribers";

    private static final Listing<Prescriber> LIST = Listing.of(Prescriber.class)
            .contains("name", "e.name").filter("kind", Kind.of(PrescriberKind.class), "e.kind = :kind")
            .sort("name", Kind.TEXT, "e.name", p -> p.name);

    private final Bodies bodies;

    PrescriberResource(Bodies bodies) {
        this.bodies = bodies;
    }

    @GET
    @RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR, Role.Names.READER})
    public RestResponse<Page<PrescriberView>> list(UriInfo uri) {
        return LIST.answer(uri, Listing.Restriction.NONE, PrescriberView::of);
    }

    @POST
    @Retried
    @Transactional
    public RestResponse<PrescriberView> create(@Valid @NotNull PrescriberInput input) {
        Prescriber prescriber = Prescriber.register(input);
        return Answers.created(PATH, prescriber, PrescriberView.of(prescriber));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR, Role.Names.READER})
    public RestResponse<PrescriberView> get(UUID id) {
        Prescriber prescriber = found(id);
        return Answers.ok(prescriber, PrescriberView.of(prescriber));
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<PrescriberView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Prescriber prescriber = found(id);
        Etags.require(ifMatch, prescriber);
        prescriber.change(bodies.patched(PrescriberInput.of(prescriber), patch, PrescriberInput.class));
        return Answers.ok(prescriber, PrescriberView.of(prescriber));
    }

    @DELETE
    @Path("{id}")
    @Retried
    @Transactional
    public void remove(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Prescriber prescriber = found(id);
        Etags.require(ifMatch, prescriber);
        prescriber.remove();
    }

    private static Prescriber found(UUID id) {
        return Found.orNotFound(Prescriber.findById(id));
    }
}
