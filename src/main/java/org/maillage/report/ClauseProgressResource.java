package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Caller;
import org.maillage.access.Sight;
import org.maillage.procurement.Clause;
import org.maillage.web.Found;
import org.maillage.web.Today;

/** How far a clause is, and each of its parties. */
@Path("/v1/clauses/{id}/progress")
public class ClauseProgressResource {

    private final Caller caller;
    private final Sight sight;
    private final Today today;

    ClauseProgressResource(Caller caller, Sight sight, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("clause-progress:read")
    public ClauseProgress get(UUID id, UriInfo uri) {
        LocalDate asOf = Moment.asOf(uri, today.get());
        Clause clause = Found.orNotFound(sight.find(Clause.class, id));
        return ClauseProgress.of(clause, HourSums.ofClauses(List.of(id), asOf), asOf).within(caller.scope());
    }
}
