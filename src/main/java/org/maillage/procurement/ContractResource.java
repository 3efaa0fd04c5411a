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
import org.maillage.territory.Department;
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
import org.maillage.web.Today;

/** Contracts: seen and written by those who work in one of their places. */
@Path(ContractResource.PATH)
public class ContractResource {

    static final String PATH = "/v1/contracts";

    private static final Listing<Contract> LIST = Listing.of(Contract.class)
            .filter("buyerId", Kind.ID, "e.buyer.id = :buyerId")
            .filter("status", Kind.of(ContractStatus.class), "e.status = :status")
            .filter("nature", Kind.of(ContractNature.class), "e.nature = :nature")
            .filter("category", Kind.of(ContractCategory.class), "e.category = :category")
            .filter("territory", Kind.matching(Territory.PATTERN), "exists (select 1 from e.places p where p.territoryCode = :territory)")
            .filter("department", Kind.matching(Department.PATTERN), "exists (select 1 from e.places p where p.departmentCode = :department)")
            .filter("q", Kind.REFERENCE, Listing.found("e.title", "q") + " or "
                    + Listing.found("collate(e.reference as utf8mb4_uca1400_ai_ci)", "q"), Listing::like)
            .filter("reference", Kind.REFERENCE, "e.reference = :reference")
            .filter("externalId", ExternalId.KIND,
                    "e.id in (select b.id from Contract b join b.externalIds x where x = :externalId)")
            .sort("reference", Kind.TEXT, "e.reference", e -> e.reference)
            .sort("startOn", Kind.DATE, "e.startOn", e -> e.startOn)
            .sort("endOn", Kind.DATE, "e.endOn", e -> e.endOn);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final Names names;
    private final ContractRegister register;
    private final Today today;

    ContractResource(Bodies bodies, Caller caller, Sight sight, Names names, ContractRegister register, Today today) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.names = names;
        this.register = register;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("contract:read")
    public RestResponse<Page<ContractView>> list(UriInfo uri) {
        return LIST.answerAll(uri, sight.rows(Contract.class), ContractView::of);
    }

    @POST
    @PermissionsAllowed("contract:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<ContractView> create(@Valid @NotNull ContractInput input) {
        Contract contract = Contract.register(input, caller.scope(), today.get());
        return Answers.created(PATH, contract, ContractView.of(contract));
    }

    @GET
    @PermissionsAllowed("contract:read")
    @Path("{id}")
    public RestResponse<ContractView> get(UUID id) {
        Contract contract = Found.orNotFound(sight.find(Contract.class, id));
        return Answers.ok(contract, ContractView.of(contract));
    }

    @GET
    @PermissionsAllowed("contract:lookup")
    @Path(Names.PATH)
    public RestResponse<ContractView> getNamed(String source, String id) {
        Contract contract = Found.orNotFound(names.find(Contract.class, ExternalId.ofPath(source, id)));
        return Answers.ok(contract, ContractView.of(contract));
    }

    @PUT
    @PermissionsAllowed("contract:sync")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<ContractView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull ContractInput input) {
        ExternalId named = ExternalId.ofPath(source, id);
        names.requireMatch(ifMatch, Contract.class, named);
        Put<Contract> put = register.put(named, input, caller.scope());
        return Answers.put(PATH, put, ContractView.of(put.entity()));
    }

    @PATCH
    @PermissionsAllowed("contract:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<ContractView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Contract contract = Found.orNotFound(Contract.held(id, caller.scope()));
        Etags.require(ifMatch, contract);
        register.change(contract, bodies.patched(ContractInput.of(contract), patch, ContractInput.class), caller.scope());
        return Answers.ok(contract, ContractView.of(contract));
    }

    @DELETE
    @PermissionsAllowed("contract:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Contract contract = Found.orNotFound(Contract.held(id, caller.scope()));
        Etags.require(ifMatch, contract);
        contract.remove();
    }
}
