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
import org.maillage.access.Naming;
import org.maillage.access.Sight;
import org.maillage.employer.Siret;
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

/** The directory of buyers, shared by all territories. */
@Path(BuyerResource.PATH)
public class BuyerResource {

    static final String PATH = "/v1/buyers";

    private static final Listing<Buyer> LIST = Listing.of(Buyer.class)
            .contains("name", "e.name")
            .filter("siret", Kind.matching(Siret.FORM), "e.siret = :siret")
            .filter("kind", Kind.of(BuyerKind.class), "e.kind = :kind")
            .filter("externalId", ExternalId.KIND,
                    "e.id in (select b.id from Buyer b join b.externalIds x where x = :externalId)")
            .sort("name", Kind.TEXT, "e.name", e -> e.name);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final Names names;
    private final BuyerRegister register;

    BuyerResource(Bodies bodies, Caller caller, Sight sight, Names names, BuyerRegister register) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.names = names;
        this.register = register;
    }

    @GET
    @PermissionsAllowed("buyer:read")
    public RestResponse<Page<BuyerView>> list(UriInfo uri) {
        return LIST.answer(uri, sight.rows(Buyer.class), BuyerView::of);
    }

    @POST
    @PermissionsAllowed("buyer:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<BuyerView> create(@Valid @NotNull BuyerInput input) {
        Buyer buyer = Buyer.register(input, caller.scope());
        return Answers.created(PATH, buyer, BuyerView.of(buyer));
    }

    @GET
    @PermissionsAllowed("buyer:read")
    @Path("{id}")
    public RestResponse<BuyerView> get(UUID id) {
        Buyer buyer = Found.orNotFound(sight.find(Buyer.class, id));
        return Answers.ok(buyer, BuyerView.of(buyer));
    }

    @GET
    @PermissionsAllowed("buyer:lookup")
    @Path(Names.PATH)
    public RestResponse<BuyerView> getNamed(String source, String id) {
        Buyer buyer = Found.orNotFound(names.find(Buyer.class, ExternalId.ofPath(source, id)));
        return Answers.ok(buyer, BuyerView.of(buyer));
    }

    @PUT
    @PermissionsAllowed("buyer:sync")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<BuyerView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull BuyerInput input) {
        ExternalId named = ExternalId.ofPath(source, id);
        names.requireMatch(ifMatch, Buyer.class, named);
        Put<Buyer> put = register.put(named, input, caller.scope());
        return Answers.put(PATH, put, BuyerView.of(put.entity()));
    }

    @PATCH
    @PermissionsAllowed("buyer:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<BuyerView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Buyer buyer = Found.orNotFound(sight.find(Buyer.class, id));
        Etags.require(ifMatch, buyer);
        BuyerInput input = bodies.patched(BuyerInput.of(buyer), patch, BuyerInput.class);
        buyer.apply(input, Naming.of(input.externalIds(), caller.scope()));
        buyer.save();
        return Answers.ok(buyer, BuyerView.of(buyer));
    }

    @DELETE
    @PermissionsAllowed("buyer:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Buyer buyer = Found.orNotFound(sight.find(Buyer.class, id));
        Etags.require(ifMatch, buyer);
        buyer.remove();
    }
}
