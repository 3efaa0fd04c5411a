package org.maillage.employer;

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

/** The directory of employers, shared by all territories. */
@Path(EmployerResource.PATH)
public class EmployerResource {

    static final String PATH = "/v1/employers";

    private static final Listing<Employer> LIST = Listing.of(Employer.class)
            .contains("name", "e.name")
            .filter("siret", Kind.matching(Siret.FORM), "e.siret = :siret")
            .filter("siren", Kind.matching(Siret.SIREN_FORM), "e.siret like :siren", siren -> siren + "%")
            .filter("kind", Kind.of(EmployerKind.class), "exists (select 1 from e.kinds k where k.kind = :kind)")
            .filter("externalId", ExternalId.KIND,
                    "e.id in (select b.id from Employer b join b.externalIds x where x = :externalId)")
            .sort("name", Kind.TEXT, "e.name", e -> e.name);

    private final Bodies bodies;
    private final Caller caller;
    private final Sight sight;
    private final Names names;
    private final EmployerRegister register;

    EmployerResource(Bodies bodies, Caller caller, Sight sight, Names names, EmployerRegister register) {
        this.bodies = bodies;
        this.caller = caller;
        this.sight = sight;
        this.names = names;
        this.register = register;
    }

    @GET
    @PermissionsAllowed("employer:read")
    public RestResponse<Page<EmployerView>> list(UriInfo uri) {
        return LIST.answer(uri, sight.rows(Employer.class), EmployerView::of);
    }

    @POST
    @PermissionsAllowed("employer:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<EmployerView> create(@Valid @NotNull EmployerInput input) {
        Employer employer = Employer.register(input, caller.scope());
        return Answers.created(PATH, employer, EmployerView.of(employer));
    }

    @GET
    @PermissionsAllowed("employer:read")
    @Path("{id}")
    public RestResponse<EmployerView> get(UUID id) {
        Employer employer = Found.orNotFound(sight.find(Employer.class, id));
        return Answers.ok(employer, EmployerView.of(employer));
    }

    @GET
    @PermissionsAllowed("employer:lookup")
    @Path(Names.PATH)
    public RestResponse<EmployerView> getNamed(String source, String id) {
        Employer employer = Found.orNotFound(names.find(Employer.class, ExternalId.ofPath(source, id)));
        return Answers.ok(employer, EmployerView.of(employer));
    }

    @PUT
    @PermissionsAllowed("employer:sync")
    @Path(Names.PATH)
    @Retried
    @Transactional
    public RestResponse<EmployerView> put(String source, String id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull EmployerInput input) {
        ExternalId named = ExternalId.ofPath(source, id);
        names.requireMatch(ifMatch, Employer.class, named);
        Put<Employer> put = register.put(named, input, caller.scope());
        return Answers.put(PATH, put, EmployerView.of(put.entity()));
    }

    @PATCH
    @PermissionsAllowed("employer:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<EmployerView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        Employer employer = Found.orNotFound(sight.find(Employer.class, id));
        Etags.require(ifMatch, employer);
        register.change(employer, bodies.patched(EmployerInput.of(employer), patch, EmployerInput.class), caller.scope());
        return Answers.ok(employer, EmployerView.of(employer));
    }

    @DELETE
    @PermissionsAllowed("employer:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void delete(UUID id, @HeaderParam("If-Match") String ifMatch) {
        Employer employer = Found.orNotFound(sight.find(Employer.class, id));
        Etags.require(ifMatch, employer);
        employer.remove();
    }
}
