package org.maillage.territory;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.enterprise.event.Event;
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
import java.util.Set;
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
import org.maillage.web.Today;

/** The facilitation territories. Everybody reads all of them; an administrator draws them. */
@Path(TerritoryResource.PATH)
public class TerritoryResource {

    static final String PATH = "/v1/territories";

    private static final Listing<Territory> LIST = Listing.keyed(Territory.class, "e.code", t -> t.code)
            .filter("department", Kind.matching(Department.PATTERN), "e.department.code = :department")
            .contains("name", "e.name")
            .sort("code", Kind.TEXT, "e.code", t -> t.code)
            .sort("name", Kind.TEXT, "e.name", t -> t.name);

    private final Bodies bodies;
    private final Caller caller;
    private final Today today;
    private final Event<TerritoriesChanged> changed;

    TerritoryResource(Bodies bodies, Caller caller, Today today, Event<TerritoriesChanged> changed) {
        this.bodies = bodies;
        this.caller = caller;
        this.today = today;
        this.changed = changed;
    }

    @GET
    @PermissionsAllowed("reference:read")
    public RestResponse<Page<TerritoryView.Item>> list(UriInfo uri) {
        return LIST.answerAll(uri, Listing.Restriction.NONE, territories -> TerritoryView.items(territories, today.get()));
    }

    @POST
    @PermissionsAllowed("territory:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<TerritoryView> create(@Valid @NotNull TerritoryInput input) {
        caller.scope().requirePlace(null, input.department());
        Territory territory = Territory.create(input);
        draw(territory, territory.members(input.epcis()));
        return Answers.created(PATH, territory.code, territory, TerritoryView.of(territory, today.get()));
    }

    @GET
    @PermissionsAllowed("reference:read")
    @Path("{code}")
    public RestResponse<TerritoryView> get(String code) {
        Territory territory = Found.orNotFound(Territory.ofCode(code));
        return Answers.ok(territory, TerritoryView.of(territory, today.get()));
    }

    @PATCH
    @PermissionsAllowed("territory:write")
    @Path("{code}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<TerritoryView> change(String code, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Territory territory = toChange(code, ifMatch);
        TerritoryPatch patched = bodies.patched(TerritoryPatch.of(territory), patch, TerritoryPatch.class);
        territory.name = patched.name();
        draw(territory, territory.members(patched.epcis()));
        return Answers.ok(territory, TerritoryView.of(territory, today.get()));
    }

    @DELETE
    @PermissionsAllowed("territory:write")
    @Path("{code}")
    @Retried
    @Transactional
    public void delete(String code, @HeaderParam("If-Match") String ifMatch) {
        Territory territory = toChange(code, ifMatch);
        territory.requireUnreferenced();
        territory.delete();
        territory.flush();
        announce(territory, territory.sirens());
    }

    private Territory toChange(String code, String ifMatch) {
        Territory territory = Found.orNotFound(Territory.ofCode(code));
        caller.scope().requirePlace(null, territory.department.code);
        Etags.require(ifMatch, territory);
        return territory;
    }

    private void draw(Territory territory, Set<String> sirens) {
        territory.save();
        announce(territory, sirens);
    }

    private void announce(Territory territory, Set<String> sirens) {
        Set<String> communes = sirens.isEmpty() ? Set.of() : Commune.inParts(territory.department, sirens);
        if (!communes.isEmpty()) {
            changed.fire(new TerritoriesChanged(communes));
        }
    }
}
