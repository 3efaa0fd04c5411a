package org.maillage.beneficiary;

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
import org.maillage.access.Caller;
import org.maillage.access.Permission;
import org.maillage.access.Sight;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Retried;

/** The decisions on one person whom the caller sees. */
@Path(BeneficiaryResource.PATH + "/{id}/eligibilities")
public class EligibilityResource {

    private static final Listing<Eligibility> LIST = Listing.of(Eligibility.class);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final EligibilityRegister register;

    EligibilityResource(Bodies bodies, Caller caller, Sight sight, EligibilityRegister register) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.register = register;
    }

    @GET
    @PermissionsAllowed("eligibility:read")
    public RestResponse<Page<EligibilityView>> list(UUID id, UriInfo uri) {
        var ofPerson = new Listing.Restriction("e.beneficiary.id = :person", Map.of("person", person(id).id));
        return LIST.answer(uri, ofPerson, e -> EligibilityView.of(e, false));
    }

    @POST
    @PermissionsAllowed("eligibility:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<EligibilityView> create(UUID id, @Valid @NotNull EligibilityInput input) {
        requirePermitted(input.sensitive());
        Eligibility eligibility = register.add(person(id), input);
        return Answers.created(BeneficiaryResource.PATH + "/" + id + "/eligibilities", eligibility,
                view(eligibility));
    }

    @GET
    @PermissionsAllowed("eligibility:read")
    @Path("{eid}")
    public RestResponse<EligibilityView> get(UUID id, UUID eid) {
        Eligibility eligibility = found(id, eid);
        return Answers.ok(eligibility, view(eligibility));
    }

    @PATCH
    @PermissionsAllowed("eligibility:write")
    @Path("{eid}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<EligibilityView> change(UUID id, UUID eid, @HeaderParam("If-Match") String ifMatch,
                                                JsonNode patch) {
        Eligibility eligibility = found(id, eid);
        Etags.require(ifMatch, eligibility);
        EligibilityInput input = patched(eligibility, patch);
        requirePermitted(patch.has("criteria") && (eligibility.sensitive() || input.sensitive()));
        register.change(eligibility, input);
        return Answers.ok(eligibility, view(eligibility));
    }

    @DELETE
    @PermissionsAllowed("eligibility:write")
    @Path("{eid}")
    @Retried
    @Transactional
    public void remove(UUID id, UUID eid, @HeaderParam("If-Match") String ifMatch) {
        Eligibility eligibility = found(id, eid);
        Etags.require(ifMatch, eligibility);
        register.remove(eligibility);
    }

    /** A decision that is no longer a revocation loses the day of it, unless the change names one. */
    private EligibilityInput patched(Eligibility eligibility, JsonNode patch) {
        EligibilityInput input = bodies.patched(EligibilityInput.of(eligibility), patch, EligibilityInput.class);
        return input.decision() == Decision.REVOKED || patch.has("revokedFrom") ? input : input.withoutRevocation();
    }

    /** Also for whoever would write what stands there already: the answer would tell whether it was right. */
    private void requirePermitted(boolean sensitive) {
        Eligibility.requirePermitted(sensitive, caller.may(Permission.SENSITIVE));
    }

    private EligibilityView view(Eligibility eligibility) {
        return EligibilityView.of(eligibility, caller.may(Permission.SENSITIVE));
    }

    private Beneficiary person(UUID id) {
        return Found.orNotFound(sight.find(Beneficiary.class, id));
    }

    private Eligibility found(UUID id, UUID eid) {
        Eligibility eligibility = Found.orNotFound(Eligibility.findById(eid));
        return Found.orNotFound(eligibility.beneficiary.id.equals(person(id).id) ? eligibility : null);
    }
}
