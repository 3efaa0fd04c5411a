package org.maillage.imports;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.web.Answers;
import org.maillage.web.CommonProblem;
import org.maillage.web.Csv;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Listing;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Messages;
import org.maillage.web.Page;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;
import org.maillage.web.Retried;

/** Files that come in, and what became of them. Nobody sees the imports of another account. */
@Path(ImportResource.PATH)
public class ImportResource {

    static final String PATH = "/v1/imports";

    private static final Listing<ImportRun> LIST = Listing.of(ImportRun.class)
            .filter("kind", Kind.of(ImportKind.class), "e.kind = :kind")
            .filter("state", Kind.of(ImportState.class), "e.state = :state")
            .sort("createdAt", Kind.INSTANT, "e.createdAt", run -> run.createdAt);

    private final Submission submission;
    private final Claims claims;
    private final LinePages pages;
    private final RefusedLines refused;
    private final Templates templates;
    private final Caller caller;

    ImportResource(Submission submission, Claims claims, LinePages pages, RefusedLines refused, Templates templates, Caller caller) {
        this.submission = submission;
        this.claims = claims;
        this.pages = pages;
        this.refused = refused;
        this.templates = templates;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("beneficiary:write")
    @Path("beneficiaries")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> beneficiaries(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.BENEFICIARIES, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("employer:write")
    @Path("employers")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> employers(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.EMPLOYERS, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("contract:write")
    @Path("contracts")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> contracts(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.CONTRACTS, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("employment:write")
    @Path("employments")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> employments(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.EMPLOYMENTS, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("hour-entry:declare")
    @Path("hour-entries")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> hourEntries(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.HOUR_ENTRIES, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("buyer:write")
    @Path("buyers")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> buyers(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.BUYERS, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("prescriber:write")
    @Path("prescribers")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> prescribers(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.PRESCRIBERS, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("eligibility:write")
    @Path("eligibilities")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> eligibilities(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.ELIGIBILITIES, body, uri, headers);
    }

    @POST
    @PermissionsAllowed("exit:write")
    @Path("exits")
    @Consumes({ImportFormat.CSV_TYPE, ImportFormat.NDJSON_TYPE, ImportFormat.XLSX_TYPE, ImportFormat.ODS_TYPE, ImportFormat.EXCEL_TYPE})
    @Idempotent(inParts = true)
    public RestResponse<ImportView> exits(InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return taken(ImportKind.EXITS, body, uri, headers);
    }

    @GET
    @PermissionsAllowed("import:read")
    public RestResponse<Page<ImportView>> list(UriInfo uri, HttpHeaders headers) {
        Restriction own = new Restriction("e.accountKey = :account", Map.of("account", caller.account().key()));
        return LIST.answer(uri, own, run -> view(run, headers));
    }

    @GET
    @PermissionsAllowed("import:read")
    @Path("{id}")
    public RestResponse<ImportView> get(UUID id, HttpHeaders headers) {
        ImportRun run = own(id);
        return Answers.ok(run, view(run, headers));
    }

    @POST
    @PermissionsAllowed("import:cancel")
    @Path("{id}/cancellation")
    @Retried
    @Transactional
    public RestResponse<ImportView> cancel(UUID id, HttpHeaders headers) {
        ImportRun run = own(id);
        run.cancel();
        return Answers.ok(run, view(run, headers));
    }

    @GET
    @PermissionsAllowed("import:read")
    @Path("{id}/results")
    @Audited(AuditAction.READ)
    public RestResponse<Page<LineView>> results(UUID id, UriInfo uri, HttpHeaders headers) {
        return pages.answer(() -> own(id), uri, locale(headers));
    }

    @GET
    @PermissionsAllowed("import:read")
    @Path("{id}/results.csv")
    @Produces(Csv.MEDIA_TYPE)
    @Audited(AuditAction.EXPORT)
    public RestResponse<StreamingOutput> resultsCsv(UUID id, UriInfo uri, HttpHeaders headers) {
        return refused.csv(() -> own(id), uri, locale(headers));
    }

    @GET
    @PermissionsAllowed("import:read")
    @Path("{id}/results.xlsx")
    @Produces(ImportFormat.XLSX_TYPE)
    @Audited(AuditAction.EXPORT)
    public RestResponse<StreamingOutput> resultsXlsx(UUID id, UriInfo uri, HttpHeaders headers) {
        return refused.xlsx(() -> own(id), uri, locale(headers));
    }

    @GET
    @PermissionsAllowed("reference:read")
    @Path("templates/{kind}.xlsx")
    @Produces(ImportFormat.XLSX_TYPE)
    public RestResponse<byte[]> template(String kind, HttpHeaders headers) throws IOException {
        return templates.answer(Found.orNotFound(ImportKind.ofPath(kind).orElse(null)), locale(headers));
    }

    private RestResponse<ImportView> taken(ImportKind kind, InputStream body, UriInfo uri, HttpHeaders headers) throws IOException {
        return submission.take(kind, format(headers.getMediaType()), headers.getMediaType(), uri, body, run -> accepted(run, headers));
    }

    private RestResponse<ImportView> accepted(ImportRun run, HttpHeaders headers) {
        return RestResponse.ResponseBuilder.<ImportView>create(RestResponse.Status.ACCEPTED).entity(view(run, headers))
                .type(MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.ETAG, run.etag()).location(URI.create(PATH + "/" + run.id)).build();
    }

    private ImportRun own(UUID id) {
        ImportRun run = ImportRun.findById(id);
        return Found.orNotFound(run != null && run.accountKey.equals(caller.account().key()) ? run : null);
    }

    private ImportView view(ImportRun run, HttpHeaders headers) {
        return ImportView.of(run, claims.failure(run, locale(headers)), locale(headers));
    }

    private static Locale locale(HttpHeaders headers) {
        return Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static ImportFormat format(MediaType type) {
        if (type == null) {
            throw Refused.because(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        return switch (type.getType() + "/" + type.getSubtype()) {
            case ImportFormat.NDJSON_TYPE -> ImportFormat.NDJSON;
            case ImportFormat.XLSX_TYPE -> ImportFormat.XLSX;
            case ImportFormat.ODS_TYPE -> ImportFormat.ODS;
            default -> ImportFormat.CSV;
        };
    }
}
