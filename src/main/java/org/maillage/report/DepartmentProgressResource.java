package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillage.access.Caller;
import org.maillage.territory.Department;
import org.maillage.territory.Inhabitants;
import org.maillage.territory.Ref;
import org.maillage.territory.Territory;
import org.maillage.web.Found;
import org.maillage.web.Today;

/** The target check of a département and of all its territories. */
@Path("/v1/departments/{code}/progress")
public class DepartmentProgressResource {

    private final Caller caller;
    private final Today today;

    DepartmentProgressResource(Caller caller, Today today) {
        this.caller = caller;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("department-progress:read")
    public DepartmentProgress get(String code, UriInfo uri) {
        Moment moment = Moment.of(uri, today.get());
        Department department = Found.orNotFound(caller.scope().holdsDepartment(code) ? Department.ofCode(code) : null);
        List<HourSums.OfTerritory> rows = HourSums.ofDepartment(code, moment.year(), moment.asOf());
        List<Inhabitants> inhabited = Goals.inhabited(code, moment);
        return DepartmentProgress.of(Ref.of(department), territories(code, rows, inhabited), Goals.of(code, inhabited, moment), rows,
                moment);
    }

    /** The territories of the year's map, and whatever other ones hours were done in. */
    private static List<Ref> territories(String department, List<HourSums.OfTerritory> rows, List<Inhabitants> inhabited) {
        Set<String> shown = inhabited.stream().map(Inhabitants::code)
                .collect(Collectors.toCollection(HashSet::new));
        rows.stream().map(HourSums.OfTerritory::territory).forEach(shown::add);
        return Territory.<Territory>list("department.code = ?1 order by code", department).stream()
                .filter(territory -> shown.contains(territory.code)).map(Ref::of).toList();
    }
}
