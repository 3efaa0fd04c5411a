package org.maillage.territory;

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
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The annual targets. Everybody reads all of them. */
@Path(TargetResource.PATH)
public class TargetResource {

    static final String PATH = "/v1/targets";

    private static final Listing<Target> LIST = Listing.of(Target.class)
            .filter("department", Kind.matching(Department.PATTERN), "e.department.code = :department")
            .filter("territory", Kind.matching(Territory.PATTERN), "e.territory.code = :territory")
            .filter("year", Kind.YEAR, "e.year = :year")
            .sort("year", Kind.YEAR, "e.year", t -> t.year)
            .sort("effectiveOn", Kind.DATE, "e.effectiveOn", t -> t.effectiveOn);

    private final Bodies bodies;
    private final Caller caller;

    TargetResource(Bodies bodies, Caller caller) {
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("target:read")
    public RestResponse<Page<TargetView>> list(UriInfo uri) {
        return LIST.answer(uri, Listing.Restriction.NONE, TargetView::of);
    }

    @POST
    @PermissionsAllowed("target:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<TargetView> create(@Valid @NotNull TargetInput input) {
        Target target = new Target();
        target.apply(input, caller.scope());
        target.save();
        return Answers.created(PATH, target, TargetView.of(target));
    }

    @GET
    @PermissionsAllowed("target:read")
    @Path("{id}")
    public RestResponse<TargetView> get(UUID id) {
        Target target = Found.orNotFound(Target.findById(id));
        return Answers.ok(target, TargetView.of(target));
    }

    @PATCH
    @PermissionsAllowed("target:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<TargetView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Target target = Found.orNotFound(Target.findById(id));
        target.requireIn(caller.scope());
        Etags.require(ifMatch, target);
        target.apply(bodies.patched(TargetInput.of(target), patch, TargetInput.class), caller.scope());
        target.save();
        return Answers.ok(target, TargetView.of(target));
    }

    @DELETE
    @PermissionsAllowed("target:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Target target = Found.orNotFound(Target.findById(id));
        target.requireIn(caller.scope());
        Etags.require(ifMatch, target);
        target.delete();
    }
}
