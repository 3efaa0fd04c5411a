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
import org.maillage.web.Params.Kind;
import org.maillage.web.Today;

/** The look-up of communes. */
@Path("/v1/communes")
public class CommuneResource {

    private final Today today;
    private final Listing<Commune> list;

    CommuneResource(Today today) {
        this.today = today;
        list = Listing.keyed(Commune.class, "e.insee", c -> c.insee)
                .contains("name", "e.name")
                .filter("insee", Kind.matching(Commune.PATTERN), "e.insee = :insee", Commune::currentCode)
                .filter("department", Kind.matching(Department.PATTERN), "e.department.code = :department")
                .filter("territory", Kind.matching(Territory.PATTERN), "e.insee in :territory", this::insees);
    }

    private List<String> insees(String territory) {
        return Territory.communes(territory, today.get()).stream().map(c -> c.insee).toList();
    }

    @GET
    @PermissionsAllowed("reference:read")
    public RestResponse<Page<CommuneView>> list(UriInfo uri) {
        return list.answerAll(uri, Listing.Restriction.NONE, communes -> CommuneView.of(communes, today.get()));
    }

    @GET
    @PermissionsAllowed("reference:read")
    @Path("{insee}")
    public CommuneView get(String insee) {
        Commune commune = Found.orNotFound(Commune.find(insee));
        return CommuneView.of(List.of(commune), today.get()).get(0);
    }
}
