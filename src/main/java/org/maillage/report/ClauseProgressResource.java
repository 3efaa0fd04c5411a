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
import org.maillage.web.Found;
import org.maillage.web.Today;

/** How far a clause is, and each of its parties. */
@Path("/v1/clauses/{id}/progress")
@RolesAllowed({Role.Names.ADMIN, Role.Names.COORDINATOR, Role.Names.FACILITATOR, Role.Names.READER})
public class ClauseProgressResource {

    private final Caller caller;
    private final Today today;

    ClauseProgressResource(Caller caller, Today today) {
        this.caller = caller;
        this.today = today;
    }

    @GET
    public ClauseProgress get(UUID id, UriInfo uri) {
        LocalDate asOf = Moment.asOf(uri, today.get());
        Clause clause = Found.orNotFound(Clause.visible(id, caller.scope()));
        return ClauseProgress.of(clause, HourSums.ofClauses(List.of(id), asOf), asOf);
    }
}
