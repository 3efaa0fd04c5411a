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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Sight;
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
import org.maillage.web.Refused;
import org.maillage.web.Retried;
import org.maillage.web.Today;

/** The persons whom the caller sees. */
@Path(BeneficiaryResource.PATH)
public class BeneficiaryResource {

    static final String PATH = "/v1/beneficiaries";

    private static final Listing<Beneficiary> LIST = Listing.of(Beneficiary.class)
            .filter("lastName", Kind.TEXT, Listing.found("e.lastName", "lastName") + " or " + Listing.found("e.birthName", "lastName"), Listing::like)
            .contains("firstName", "e.firstName")
            .filter("birthDate", Kind.DATE, "e.birthDate = :birthDate")
            .filter("territory", Kind.TEXT, "e.territoryCode = :territory")
            .filter("prescriberId", Kind.ID, "e.prescriber.id = :prescriberId")
            .filter("externalId", ExternalId.KIND_OF_PERSON,
                    "e.id in (select b.id from Beneficiary b join b.externalIds x where x = :externalId)")
            .personalSort("lastName", "e.lastName", b -> b.lastName);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final Names names;
    private final BeneficiaryRegister register;
    private final Today today;

    BeneficiaryResource(Bodies bodies, Caller caller, Sight sight, Names names, BeneficiaryRegister register, Today today) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.names = names;
        this.register = register;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("beneficiary:read")
    public RestResponse<Page<BeneficiaryView>> list(UriInfo uri) {
        return LIST.answerAll(uri, sight.rows(Beneficiary.class), persons -> BeneficiaryView.listed(persons, today.get()));
    }

    @POST
    @PermissionsAllowed("beneficiary:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<BeneficiaryView> create(@Valid @NotNull BeneficiaryInput input) {
        Beneficiary person = Beneficiary.register(input, caller.scope(), today.get());
        return Answers.created(PATH, person, BeneficiaryView.of(person, today.get()));
    }

    @GET
    @PermissionsAllowed("beneficiary:read")
    @Path("{id}")
    public RestResponse<BeneficiaryView> get(UUID id) {
        Beneficiary person = found(id);
        return Answers.ok(person, BeneficiaryView.of(person, today.get()));
    }

    @GET
    @PermissionsAllowed("beneficiary:lookup")
    @Path(Names.PATH)
    public RestResponse<BeneficiaryView> getNamed(String source, String id) {
        Beneficiary person = Found.orNotFound(names.find(Beneficiary.class, ExternalId.ofPersonInPath(source, id)));
        return Answers.ok(person, BeneficiaryView.of(person, today.get()));
    }

    @PUT
    @PermissionsAllowed("beneficiary:sync")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<BeneficiaryView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull BeneficiaryInput input) {
        ExternalId named = ExternalId.ofPersonInPath(source, id);
        names.requireMatch(ifMatch, Beneficiary.class, named);
        Beneficiary.requireUnrestricted(names.find(Beneficiary.class, named));
        Put<Beneficiary> put = register.put(named, input, caller.scope());
        return Answers.put(PATH, put, BeneficiaryView.of(put.entity(), today.get()));
    }

    @PATCH
    @PermissionsAllowed("beneficiary:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<BeneficiaryView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Beneficiary person = found(id);
        Etags.require(ifMatch, person);
        BeneficiaryInput input = bodies.patched(BeneficiaryInput.of(person), patch, BeneficiaryInput.class);
        person.change(input, Naming.of(input.externalIds(), caller.scope()), today.get());
        return Answers.ok(person, BeneficiaryView.of(person, today.get()));
    }

    @DELETE
    @PermissionsAllowed("beneficiary:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void remove(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Beneficiary person = found(id);
        Etags.require(ifMatch, person);
        person.remove();
    }

    /** @throws Refused 404 {@code merged}, with the address of the record that stands for this one, when the caller sees that */
    private Beneficiary found(UUID id) {
        Beneficiary person = sight.find(Beneficiary.class, id);
        UUID survivor = person == null ? Merges.survivorOf(id) : null;
        if (survivor != null && sight.find(Beneficiary.class, survivor) != null) {
            throw Refused.because(BeneficiaryProblem.MERGED).fault(Refused.In.POINTER, "", "merged-into", PATH + "/" + survivor);
        }
        return Found.orNotFound(person);
    }
}
