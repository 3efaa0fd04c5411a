package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import org.maillage.access.Caller;
import org.maillage.access.Role;
import org.maillage.access.Sight;
import org.maillage.territory.Department;
import org.maillage.web.Found;
import org.maillage.web.Today;

/** The target check of a département and of all its territories. */
@Path("/v1/departments/{code}/progress")
public class DepartmentProgressResource {

    private final Caller caller;
    private final Sight sight;
    private final Masked masked;
    private final Today today;

    DepartmentProgressResource(Caller caller, Sight sight, Masked masked, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.masked = masked;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("department-progress:read")
    public Object get(String code, UriInfo uri) {
        sight.requireParameters("DepartmentProgress", uri);
        Moment moment = Moment.of(uri, today.get());
        Department department = Found.orNotFound(caller.scope().holdsDepartment(code) ? Department.ofCode(code) : null);
        DepartmentProgress progress = DepartmentProgress.of(department, moment);
        return caller.account().is(Role.STATISTICS) ? masked.department(progress) : progress;
    }
}
