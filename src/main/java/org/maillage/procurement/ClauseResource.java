package org.maillage.procurement;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Sight;
import org.maillage.territory.Territory;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** Clauses: seen and written by those who see their contract. */
@Path(ClauseResource.PATH)
public class ClauseResource {

    static final String PATH = "/v1/clauses";

    private static final String IN_PLACE =
            "exists (select 1 from Contract k join k.places p where k = e.contract and p.territoryCode = :territory)";

    private static final Listing<Clause> LIST = Listing.of(Clause.class)
            .filter("contractId", Kind.ID, "e.contract.id = :contractId")
            .filter("lotId", Kind.ID, "e.lot.id = :lotId")
            .filter("employerId", Kind.ID, "exists (select 1 from e.commitments c where c.employer.id = :employerId)")
            .filter("territory", Kind.matching(Territory.PATTERN), IN_PLACE)
            .filter("legalBasis", Kind.of(LegalBasis.class), "e.legalBasis = :legalBasis")
            .filter("kind", Kind.of(ClauseKind.class), "e.kind = :kind")
            .sort("startOn", Kind.DATE, "e.startOn", e -> e.startOn)
            .sort("endOn", Kind.DATE, "e.endOn", e -> e.endOn);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final Event<ClauseChanged> changed;

    ClauseResource(Bodies bodies, Caller caller, Sight sight, Event<ClauseChanged> changed) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.changed = changed;
    }

    @GET
    @PermissionsAllowed("clause:read")
    public RestResponse<Page<ClauseView>> list(UriInfo uri) {
        return LIST.answer(uri, sight.rows(Clause.class), clause -> ClauseView.of(clause, caller.scope()));
    }

    @POST
    @PermissionsAllowed("clause:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<ClauseView> create(@Valid @NotNull ClauseInput input) {
        Clause clause = Clause.register(input, caller.scope());
        changed.fire(new ClauseChanged(clause.id));
        return Answers.created(PATH, clause, ClauseView.of(clause, caller.scope()));
    }

    @GET
    @PermissionsAllowed("clause:read")
    @Path("{id}")
    public RestResponse<ClauseView> get(UUID id) {
        Clause clause = Found.orNotFound(sight.find(Clause.class, id));
        return Answers.ok(clause, ClauseView.of(clause, caller.scope()));
    }

    @PATCH
    @PermissionsAllowed("clause:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<ClauseView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Clause clause = Found.orNotFound(Clause.held(id, caller.scope()));
        Etags.require(ifMatch, clause);
        clause.apply(bodies.patched(ClauseInput.of(clause), patch, ClauseInput.class));
        clause.save();
        changed.fire(new ClauseChanged(id));
        return Answers.ok(clause, ClauseView.of(clause, caller.scope()));
    }

    @DELETE
    @PermissionsAllowed("clause:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Clause clause = Found.orNotFound(Clause.held(id, caller.scope()));
        Etags.require(ifMatch, clause);
        clause.remove();
    }
}
