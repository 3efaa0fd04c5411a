package org.maillage.bilan;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.document.Documents;
import org.maillage.procurement.Contract;
import org.maillage.web.Answers;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Messages;
import org.maillage.web.Page;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Retried;

/** The balances that were issued of a contract. Whoever sees the contract sees them. */
@Path("/v1/contracts/{id}/bilans")
public class BilanResource {

    private static final Listing<Bilan> LIST = Listing.keyed(Bilan.class, Kind.INTEGER, "e.number", bilan -> bilan.number);

    private final Sight sight;
    private final Bilans bilans;

    BilanResource(Sight sight, Bilans bilans) {
        this.sight = sight;
        this.bilans = bilans;
    }

    @GET
    @PermissionsAllowed("bilan:read")
    public RestResponse<Page<BilanView>> list(UUID id, UriInfo uri) {
        Restriction own = new Restriction("e.contractId = :contract", Map.of("contract", found(id).id));
        return LIST.answer(uri, own, BilanView::of);
    }

    @POST
    @PermissionsAllowed("bilan:issue")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<BilanView> issue(UUID id, @Valid @NotNull BilanInput input, HttpHeaders headers) {
        Contract contract = found(id);
        Bilan bilan = bilans.issue(contract, input, Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        return Answers.created("/v1/contracts/" + id + "/bilans", String.valueOf(bilan.number), bilan, BilanView.of(bilan));
    }

    @GET
    @PermissionsAllowed("bilan:read")
    @Path("{number}")
    public RestResponse<?> get(UUID id, int number, UriInfo uri, HttpHeaders headers) {
        Params.of(uri, Documents.PARAMETERS);
        return bilans.answer(Found.orNotFound(Bilan.of(found(id).id, number)), uri, headers);
    }

    private Contract found(UUID id) {
        return Found.orNotFound(sight.find(Contract.class, id));
    }
}
