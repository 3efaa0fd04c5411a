package org.maillage.report;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.document.Documents;
import org.maillage.web.Found;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Today;

/** A person across employers and contracts, in time order. */
@Path("/v1/beneficiaries/{id}/pathway")
public class PathwayResource {

    private static final Set<String> PARAMETERS = Set.of("asOf", "format", "dialect");

    private final Sight sight;
    private final PathwayReports reports;
    private final Documents documents;
    private final Today today;

    PathwayResource(Sight sight, PathwayReports reports, Documents documents, Today today) {
        this.sight = sight;
        this.reports = reports;
        this.documents = documents;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("pathway:read")
    @Audited(value = AuditAction.READ, person = "id")
    public RestResponse<?> get(UUID id, UriInfo uri, HttpHeaders headers) {
        LocalDate asOf = Params.of(uri, PARAMETERS).get("asOf", Kind.DATE);
        Pathway pathway = reports.of(Found.orNotFound(sight.find(Beneficiary.class, id)), asOf == null ? today.get() : asOf);
        return documents.answer(new PathwayDocument(pathway), pathway, uri, headers);
    }
}
