package org.maillage.employment;

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
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Retried;

/** What became of one person whom the caller sees. */
@Path("/v1/beneficiaries/{id}/exits")
public class ExitResource {

    private static final Listing<Exit> LIST = Listing.of(Exit.class);

    private final Bodies bodies;
    private final Sight sight;
    private final ExitRegister register;

    ExitResource(Bodies bodies, Sight sight, ExitRegister register) {
        this.bodies = bodies;
        this.sight = sight;
        this.register = register;
    }

    @GET
    @PermissionsAllowed("exit:read")
    public RestResponse<Page<ExitView>> list(UUID id, UriInfo uri) {
        var ofPerson = new Listing.Restriction("e.beneficiary.id = :person", Map.of("person", person(id).id));
        return LIST.answer(uri, ofPerson, ExitView::of);
    }

    @POST
    @PermissionsAllowed("exit:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<ExitView> create(UUID id, @Valid @NotNull ExitInput input) {
        Exit exit = register.add(person(id), input);
        return Answers.created("/v1/beneficiaries/" + id + "/exits", exit, ExitView.of(exit));
    }

    @GET
    @PermissionsAllowed("exit:read")
    @Path("{exitId}")
    public RestResponse<ExitView> get(UUID id, UUID exitId) {
        Exit exit = found(id, exitId);
        return Answers.ok(exit, ExitView.of(exit));
    }

    @PATCH
    @PermissionsAllowed("exit:write")
    @Path("{exitId}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<ExitView> change(UUID id, UUID exitId, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Exit exit = found(id, exitId);
        Etags.require(ifMatch, exit);
        register.change(exit, bodies.patched(ExitInput.of(exit), patch, ExitInput.class));
        return Answers.ok(exit, ExitView.of(exit));
    }

    @DELETE
    @PermissionsAllowed("exit:write")
    @Path("{exitId}")
    @Retried
    @Transactional
    public void remove(UUID id, UUID exitId, @HeaderParam("If-Match") String ifMatch) {
        Exit exit = found(id, exitId);
        Etags.require(ifMatch, exit);
        register.remove(exit);
    }

    private Beneficiary person(UUID id) {
        return Found.orNotFound(sight.find(Beneficiary.class, id));
    }

    private Exit found(UUID id, UUID exitId) {
        Exit exit = Found.orNotFound(Exit.findById(exitId));
        return Found.orNotFound(exit.beneficiary.id.equals(person(id).id) ? exit : null);
    }
}
