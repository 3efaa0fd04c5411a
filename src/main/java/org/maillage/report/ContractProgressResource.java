package org.maillage.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Caller;
import org.maillage.access.Role;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Contract;
import org.maillage.web.Found;
import org.maillage.web.Today;

/** How far a contract is, and each of its clauses. */
@Path("/v1/contracts/{id}/progress")
@RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR, Role.Names.READER})
public class ContractProgressResource {

    private final Caller caller;
    private final Today today;

    ContractProgressResource(Caller caller, Today today) {
        this.caller = caller;
        this.today = today;
    }

    @GET
    public ContractProgress get(UUID id, UriInfo uri) {
        LocalDate asOf = Moment.asOf(uri, today.get());
        Contract contract = Found.orNotFound(Contract.visible(id, caller.scope()));
        List<Clause> clauses = Clause.list("contract = ?1 order by id", contract);
        List<UUID> ids = clauses.stream().map(clause -> clause.id).toList();
        return ContractProgress.of(id, clauses, ids.isEmpty() ? List.of() : HourSums.ofClauses(ids, asOf), asOf);
    }
}
