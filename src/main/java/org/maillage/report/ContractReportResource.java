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
import org.maillage.procurement.Contract;
import org.maillage.web.Found;
import org.maillage.web.Params;
import org.maillage.web.Today;

/** The balance of a contract (bilan) as it stands; what is issued of it is another matter. */
@Path("/v1/contracts/{id}/report")
public class ContractReportResource {

    private static final Set<String> PARAMETERS = Set.of("asOf", "format", "dialect");

    private final Caller caller;
    private final Sight sight;
    private final ClauseReports reports;
    private final Documents documents;
    private final Today today;

    ContractReportResource(Caller caller, Sight sight, ClauseReports reports, Documents documents, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.reports = reports;
        this.documents = documents;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("contract-report:read")
    public RestResponse<?> get(UUID id, UriInfo uri, HttpHeaders headers) {
        LocalDate asOf = Moment.asOf(Params.of(uri, PARAMETERS), today.get());
        Contract contract = Found.orNotFound(sight.find(Contract.class, id));
        ContractReport report = reports.of(contract, asOf, caller.may(Permission.SENSITIVE));
        return documents.answer(new ReportDocument(report, sight.properties()), report, uri, headers);
    }
}
