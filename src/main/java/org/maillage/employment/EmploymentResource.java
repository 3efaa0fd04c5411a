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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
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

/** The employments that the caller sees. */
@Path(EmploymentResource.PATH)
public class EmploymentResource {

    static final String PATH = "/v1/employments";

    private static final Listing<Employment> LIST = Listing.of(Employment.class)
            .filter("beneficiaryId", Kind.ID, "e.beneficiary.id = :beneficiaryId")
            .filter("employerId", Kind.ID, "e.employer.id = :employerId")
            .filter("mode", Kind.of(EmploymentMode.class), "e.mode = :mode")
            .filter("activeOn", Kind.DATE, "e.startOn <= :activeOn and (e.endOn is null or e.endOn >= :activeOn)")
            .filter("territory", Kind.TEXT, "e.territoryCode = :territory")
            .filter("externalId", ExternalId.KIND,
                    "e.id in (select b.id from Employment b join b.externalIds x where x = :externalId)")
            .sort("startOn", Kind.DATE, "e.startOn", e -> e.startOn);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final Names names;
    private final EmploymentRegister register;

    EmploymentResource(Bodies bodies, Caller caller, Sight sight, Names names, EmploymentRegister register) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.names = names;
        this.register = register;
    }

    @GET
    @PermissionsAllowed("employment:read")
    public RestResponse<Page<EmploymentView>> list(UriInfo uri) {
        return LIST.answer(uri, sight.rows(Employment.class), EmploymentView::of);
    }

    @POST
    @PermissionsAllowed("employment:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<EmploymentView> create(@Valid @NotNull EmploymentInput input) {
        Beneficiary.requireUnrestricted(sight.find(Beneficiary.class, input.beneficiaryId()));
        Employment employment = register.add(input, caller.scope());
        return Answers.created(PATH, employment, EmploymentView.of(employment));
    }

    @GET
    @PermissionsAllowed("employment:read")
    @Path("{id}")
    public RestResponse<EmploymentView> get(UUID id) {
        Employment employment = found(id);
        return Answers.ok(employment, EmploymentView.of(employment));
    }

    @GET
    @PermissionsAllowed("employment:lookup")
    @Path(Names.PATH)
    public RestResponse<EmploymentView> getNamed(String source, String id) {
        Employment employment = Found.orNotFound(names.find(Employment.class, ExternalId.ofPath(source, id)));
        return Answers.ok(employment, EmploymentView.of(employment));
    }

    @PUT
    @PermissionsAllowed("employment:sync")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<EmploymentView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull EmploymentInput input) {
        ExternalId named = ExternalId.ofPath(source, id);
        names.requireMatch(ifMatch, Employment.class, named);
        Beneficiary.requireUnrestricted(sight.find(Beneficiary.class, input.beneficiaryId()));
        Put<Employment> put = register.put(named, input, caller.scope());
        return Answers.put(PATH, put, EmploymentView.of(put.entity()));
    }

    @PATCH
    @PermissionsAllowed("employment:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<EmploymentView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Employment employment = found(id);
        Etags.require(ifMatch, employment);
        EmploymentInput input = bodies.patched(EmploymentInput.of(employment), patch, EmploymentInput.class);
        register.change(employment, input, Naming.of(input.externalIds(), caller.scope()));
        return Answers.ok(employment, EmploymentView.of(employment));
    }

    @DELETE
    @PermissionsAllowed("employment:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void remove(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Employment employment = found(id);
        Etags.require(ifMatch, employment);
        register.remove(employment);
    }

    private Employment found(UUID id) {
        return Found.orNotFound(sight.find(Employment.class, id));
    }
}
