package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.maillage.access.Caller;
import org.maillage.territory.Ref;
import org.maillage.territory.TargetCheck;
import org.maillage.territory.Territory;
import org.maillage.web.Found;
import org.maillage.web.Today;

/** The target check of a territory: were the hours of the year done, and the share of RSA recipients? */
@Path("/v1/territories/{code}/progress")
public class TerritoryProgressResource {

    private final Caller caller;
    private final Today today;

    TerritoryProgressResource(Caller caller, Today today) {
        this.caller = caller;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("territory-progress:read")
    public TerritoryProgress get(String code, UriInfo uri) {
        Moment moment = Moment.of(uri, today.get());
        Territory territory = Found.orNotFound(caller.scope().holds(code) ? Territory.ofCode(code) : null);
        String department = territory.department.code;
        TargetCheck.Goal goal = Goals.of(department, Goals.inhabited(department, moment), moment).ofTerritory(code);
        return TerritoryProgress.of(Ref.of(territory), goal, HourSums.ofTerritory(code, moment.year(), moment.asOf()), moment);
    }
}
