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
import org.maillage.access.Caller;
import org.maillage.access.Permission;
import org.maillage.access.Sight;
import org.maillage.document.Documents;
import org.maillage.procurement.Clause;
import org.maillage.web.Found;
import org.maillage.web.Params;
import org.maillage.web.Today;

/** The report on a clause (fiche clause). */
@Path("/v1/clauses/{id}/report")
public class ClauseReportResource {

    private static final Set<String> PARAMETERS = Set.of("asOf", "format", "dialect");

    private final Caller caller;
    private final Sight sight;
    private final ClauseReports reports;
    private final Documents documents;
    private final Today today;

    ClauseReportResource(Caller caller, Sight sight, ClauseReports reports, Documents documents, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.reports = reports;
        this.documents = documents;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("clause-report:read")
    public RestResponse<?> get(UUID id, UriInfo uri, HttpHeaders headers) {
        LocalDate asOf = Moment.asOf(Params.of(uri, PARAMETERS), today.get());
        Clause clause = Found.orNotFound(sight.find(Clause.class, id));
        ClauseReport report = reports.of(clause, asOf, caller.may(Permission.SENSITIVE));
        return documents.answer(new ReportDocument(report, sight.properties()), report, uri, headers);
    }
}
