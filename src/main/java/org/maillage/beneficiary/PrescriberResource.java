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
import org.maillage.web.Retried;

/** The prescribers. */
@Path(PrescriberResource.PATH)
public class PrescriberResource {

    static final String PATH = "/v1/prescribers";

    private static final Listing<Prescriber> LIST = Listing.of(Prescriber.class)
            .contains("name", "e.name").filter("kind", Kind.of(PrescriberKind.class), "e.kind = :kind")
            .filter("externalId", ExternalId.KIND,
                    "e.id in (select b.id from Prescriber b join b.externalIds x where x = :externalId)")
            .sort("name", Kind.TEXT, "e.name", p -> p.name);

    private final Bodies bodies;
    private final Sight sight;
    private final Caller caller;
    private final Names names;
    private final PrescriberRegister register;

    PrescriberResource(Bodies bodies, Sight sight, Caller caller, Names names, PrescriberRegister register) {
        this.names = names;
        this.register = register;
        this.bodies = bodies;
        this.sight = sight;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("prescriber:read")
    public RestResponse<Page<PrescriberView>> list(UriInfo uri) {
        return LIST.answer(uri, sight.rows(Prescriber.class), this::view);
    }

    @POST
    @PermissionsAllowed("prescriber:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<PrescriberView> create(@Valid @NotNull PrescriberInput input) {
        Prescriber prescriber = Prescriber.register(input, caller.scope());
        return Answers.created(PATH, prescriber, view(prescriber));
    }

    @GET
    @PermissionsAllowed("prescriber:read")
    @Path("{id}")
    public RestResponse<PrescriberView> get(UUID id) {
        Prescriber prescriber = found(id);
        return Answers.ok(prescriber, view(prescriber));
    }

    @GET
    @PermissionsAllowed("prescriber:lookup")
    @Path(Names.PATH)
    public RestResponse<PrescriberView> getNamed(String source, String id) {
        Prescriber prescriber = Found.orNotFound(names.find(Prescriber.class, ExternalId.ofPath(source, id)));
        return Answers.ok(prescriber, view(prescriber));
    }

    @PUT
    @PermissionsAllowed("prescriber:sync")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<PrescriberView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull PrescriberInput input) {
        ExternalId named = ExternalId.ofPath(source, id);
        names.requireMatch(ifMatch, Prescriber.class, named);
        Put<Prescriber> put = register.put(named, input, caller.scope());
        return Answers.put(PATH, put, view(put.entity()));
    }

    @PATCH
    @PermissionsAllowed("prescriber:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<PrescriberView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Prescriber prescriber = found(id);
        Etags.require(ifMatch, prescriber);
        PrescriberInput input = bodies.patched(PrescriberInput.of(prescriber), patch, PrescriberInput.class);
        prescriber.apply(input, Naming.of(input.externalIds(), caller.scope()));
        prescriber.save();
        return Answers.ok(prescriber, view(prescriber));
    }

    @DELETE
    @PermissionsAllowed("prescriber:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void remove(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Prescriber prescriber = found(id);
        Etags.require(ifMatch, prescriber);
        prescriber.remove();
    }

    private PrescriberView view(Prescriber prescriber) {
        return PrescriberView.of(prescriber, caller.account());
    }

    private Prescriber found(UUID id) {
        return Found.orNotFound(sight.find(Prescriber.class, id));
    }
}
