package org.maillage.procurement;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
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
import org.maillage.employer.Siret;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The directory of buyers, shared by all territories. */
@Path(BuyerResource.PATH)
@Authenticated
public class BuyerResource {

    static final String PATH = "/v1/buyers";

    private static final Listing<Buyer> LIST = Listing.of(Buyer.class)
            .contains("name", "e.name")
            .filter("siret", Kind.matching(Siret.FORM), "e.siret = :siret")
            .filter("kind", Kind.of(BuyerKind.class), "e.kind = :kind")
            .sort("name", Kind.TEXT, "e.name", e -> e.name);

    private final Bodies bodies;

    BuyerResource(Bodies bodies) {
        this.bodies = bodies;
    }

    @GET
    public RestResponse<Page<BuyerView>> list(UriInfo uri) {
        return LIST.answer(uri, Listing.Restriction.NONE, BuyerView::of);
    }

    @POST
    @RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR})
    @Retried
    @Transactional
    public RestResponse<BuyerView> create(@Valid @NotNull BuyerInput input) {
        Buyer buyer = Buyer.register(input);
        return Answers.created(PATH, buyer, BuyerView.of(buyer));
    }

    @GET
    @Path("{id}")
    public RestResponse<BuyerView> get(UUID id) {
        Buyer buyer = Found.orNotFound(Buyer.findById(id));
        return Answers.ok(buyer, BuyerView.of(buyer));
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR})
    @Retried
    @Transactional
    public RestResponse<BuyerView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Buyer buyer = Found.orNotFound(Buyer.findById(id));
        Etags.require(ifMatch, buyer);
        buyer.apply(bodies.patched(BuyerInput.of(buyer), patch, BuyerInput.class));
        buyer.save();
        return Answers.ok(buyer, BuyerView.of(buyer));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR})
    @Retried
    @Transactional
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Buyer buyer = Found.orNotFound(Buyer.findById(id));
        Etags.require(ifMatch, buyer);
        buyer.remove();
    }
}
