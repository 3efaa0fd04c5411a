package org.maillage.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.document.Documents;
import org.maillage.hours.CountingBasis;
import org.maillage.hours.HourEntry;
import org.maillage.web.Messages;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Snapshot;

/** The entries that count otherwise since a release changed the rules of counting. */
@Path("/v1/reports/recount-differences")
public class RecountDifferencesResource {

    private final Sight sight;
    private final CountingBasis basis;
    private final Documents documents;
    private final Snapshot snapshot;
    private final ObjectMapper mapper;

    RecountDifferencesResource(Sight sight, CountingBasis basis, Documents documents, Snapshot snapshot, ObjectMapper mapper) {
        this.sight = sight;
        this.basis = basis;
        this.documents = documents;
        this.snapshot = snapshot;
        this.mapper = mapper;
    }

    @GET
    @PermissionsAllowed("recount-difference:read")
    @Audited(AuditAction.EXPORT)
    public RestResponse<?> get(UriInfo uri, HttpHeaders headers) {
        Set<String> known = new HashSet<>(Set.of("year", "territory"));
        known.addAll(Documents.PARAMETERS);
        Params params = Params.of(uri, known);
        RecountDifferences report = new RecountDifferences(params.get("year", Kind.YEAR), params.get("territory", Kind.TEXT),
                sight.rows(HourEntry.class), () -> QuarkusTransaction.requiringNew().call(basis::complete), snapshot);
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return documents.answer(report, report.json(mapper, locale), uri, headers);
    }
}
