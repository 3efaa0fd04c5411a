package org.maillage.privacy;

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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.Answers;
import org.maillage.web.Bodies;
import org.maillage.web.Etags;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The legal holds all of whose persons the caller sees. */
@Path(LegalHoldResource.PATH)
public class LegalHoldResource {

    static final String PATH = "/v1/legal-holds";

    private static final Listing<LegalHold> LIST = Listing.of(LegalHold.class)
            .filter("beneficiaryId", Kind.ID, ":beneficiaryId member of e.beneficiaryIds")
            .filter("activeOn", Kind.DATE, "e.until is null or e.until >= :activeOn");

    private final Bodies bodies;
    private final Sight sight;

    LegalHoldResource(Bodies bodies, Sight sight) {
        this.bodies = bodies;
        this.sight = sight;
    }

    @GET
    @PermissionsAllowed("legal-hold:read")
    public RestResponse<Page<LegalHoldView>> list(UriInfo uri) {
        return LIST.answer(uri, seen(), LegalHoldView::of);
    }

    @POST
    @PermissionsAllowed("legal-hold:write")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<LegalHoldView> create(@Valid @NotNull LegalHoldInput input) {
        requireSeen(input);
        LegalHold hold = new LegalHold();
        hold.apply(input);
        return Answers.created(PATH, hold, LegalHoldView.of(hold));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("legal-hold:read")
    public RestResponse<LegalHoldView> get(UUID id) {
        LegalHold hold = found(id);
        return Answers.ok(hold, LegalHoldView.of(hold));
    }

    @PATCH
    @PermissionsAllowed("legal-hold:write")
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    @Retried
    @Transactional
    public RestResponse<LegalHoldView> change(UUID id, @HeaderParam("If-Match") String ifMatch, JsonNode patch) {
        LegalHold hold = found(id);
        Etags.require(ifMatch, hold);
        LegalHoldInput input = bodies.patched(LegalHoldInput.of(hold), patch, LegalHoldInput.class);
        requireSeen(input);
        hold.apply(input);
        return Answers.ok(hold, LegalHoldView.of(hold));
    }

    @DELETE
    @PermissionsAllowed("legal-hold:write")
    @Path("{id}")
    @Retried
    @Transactional
    public void remove(UUID id, @HeaderParam("If-Match") String ifMatch) {
        LegalHold hold = found(id);
        Etags.require(ifMatch, hold);
        hold.delete();
    }

    private Restriction seen() {
        Restriction seen = sight.rows(Beneficiary.class);
        return new Restriction("not exists (select p from LegalHold h join h.beneficiaryIds p where h.id = e.id and p not in"
                + " (select b.id from Beneficiary b where " + seen.condition().replaceAll("\\be\\.", "b.") + "))", seen.parameters());
    }

    private LegalHold found(UUID id) {
        Restriction seen = seen();
        var query = LegalHold.getEntityManager().createQuery("select e from LegalHold e where e.id = :id and " + seen.condition(),
                LegalHold.class).setParameter("id", id);
        seen.parameters().forEach(query::setParameter);
        return Found.orNotFound(query.getSingleResultOrNull());
    }

    private void requireSeen(LegalHoldInput input) {
        for (int i = 0; i < input.beneficiaryIds().size(); i++) {
            Found.orUnknown(sight.find(Beneficiary.class, input.beneficiaryIds().get(i)), "/beneficiaryIds/" + i);
        }
    }
}
