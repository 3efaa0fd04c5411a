package org.maillage.territory;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.web.Found;
import org.maillage.web.Listing;
import org.maillage.web.Page;
import org.maillage.web.Today;

/** The départements of France with their territories. */
@Path("/v1/departments")
public class DepartmentResource {

    private static final Listing<Department> LIST = Listing.keyed(Department.class, "e.code", d -> d.code)
            .contains("name", "e.name");

    private final Today today;

    DepartmentResource(Today today) {
        this.today = today;
    }

    @GET
    @PermissionsAllowed("reference:read")
    public RestResponse<Page<DepartmentView>> list(UriInfo uri) {
        return LIST.answerAll(uri, Listing.Restriction.NONE, departments -> DepartmentView.of(departments, today.get()));
    }

    @GET
    @PermissionsAllowed("reference:read")
    @Path("{code}")
    public DepartmentView get(String code) {
        Department department = Found.orNotFound(Department.ofCode(code));
        return DepartmentView.of(List.of(department), today.get()).get(0);
    }
}
