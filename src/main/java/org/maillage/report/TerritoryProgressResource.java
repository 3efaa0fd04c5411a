package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.maillage.access.Caller;
import org.maillage.access.Role;
import org.maillage.access.Sight;
import org.maillage.territory.Territory;
import org.maillage.web.Found;
import org.maillage.web.Today;

/** The target check of a territory: were the hours of the year done, and the share of RSA recipients? */
@Path("/v1/territories/{code}/progress")
public class TerritoryProgressResource {

    private final Caller caller;
    private final Sight sight;
    private final Masked masked;
    private final Today today;

    TerritoryProgressResource(Caller caller, Sight sight, Masked masked, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.masked = masked;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("territory-progress:read")
    public Object get(String code, UriInfo uri) {
        sight.requireParameters("TerritoryProgress", uri);
        Moment moment = Moment.of(uri, today.get());
        Territory territory = Found.orNotFound(caller.scope().holds(code) ? Territory.ofCode(code) : null);
        TerritoryProgress progress = TerritoryProgress.of(territory, moment);
        return caller.account().is(Role.STATISTICS)
                ? masked.territory(progress, DepartmentProgress.of(territory.department, moment)) : progress;
    }
}
