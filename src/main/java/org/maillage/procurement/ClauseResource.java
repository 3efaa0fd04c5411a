package org.maillage.procurement;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Names;
import org.maillage.access.Sight;
import org.maillage.territory.Territory;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.ExternalId;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Put;
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
            .filter("externalId", ExternalId.KIND,
                    "e.id in (select b.id from Clause b join b.externalIds x where x = :externalId)")
            .sort("startOn", Kind.DATE, "e.startOn", e -> e.startOn)
            .sort("endOn", Kind.DATE, "e.endOn", e -> e.endOn);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final Names names;
    private final ClauseRegister register;

    ClauseResource(Bodies bodies, Caller caller, Sight sight, Names names, ClauseRegister register) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.names = names;
        this.register = register;
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
        Clause clause = register.add(input, caller.scope());
        return Answers.created(PATH, clause, ClauseView.of(clause, caller.scope()));
    }

    @GET
    @PermissionsAllowed("clause:read")
    @Path("{id}")
    public RestResponse<ClauseView> get(UUID id) {
        Clause clause = Found.orNotFound(sight.find(Clause.class, id));
        return Answers.ok(clause, ClauseView.of(clause, caller.scope()));
    }

    @GET
    @PermissionsAllowed("clause:lookup")
    @Path(Names.PATH)
    public RestResponse<ClauseView> getNamed(String source, String id) {
        Clause clause = Found.orNotFound(names.find(Clause.class, ExternalId.ofPath(source, id)));
        return Answers.ok(clause, ClauseView.of(clause, caller.scope()));
    }

    @PUT
    @PermissionsAllowed("clause:sync")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<ClauseView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ClauseInput input) {
        ExternalId named = ExternalId.ofPath(source, id);
        names.requireMatch(ifMatch, Clause.class, named);
        Put<Clause> put = register.put(named, input, caller.scope());
        return Answers.put(PATH, put, ClauseView.of(put.entity(), caller.scope()));
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
        register.change(clause, bodies.patched(ClauseInput.of(clause), patch, ClauseInput.class), caller.scope());
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
