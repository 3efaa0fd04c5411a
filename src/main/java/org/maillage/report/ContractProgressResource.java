package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;
import org.maillage.web.Found;
import org.maillage.web.Today;

/** How far a contract is, and each of its clauses. */
@Path("/v1/contracts/{id}/progress")
public class ContractProgressResource {

    private final Sight sight;
    private final Today today;

    ContractProgressResource(Sight sight, Today today) {
        this.sight = sight;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("contract-progress:read")
    public ContractProgress get(UUID id, UriInfo uri) {
        LocalDate asOf = Moment.asOf(uri, today.get());
        Contract contract = Found.orNotFound(sight.find(Contract.class, id));
        List<Clause> clauses = Clause.list("contract = ?1 order by id", contract);
        List<UUID> ids = clauses.stream().map(clause -> clause.id).toList();
        return ContractProgress.of(id, clauses, ids.isEmpty() ? List.of() : HourSums.ofClauses(ids, asOf), asOf);
    }
}
