package org.maillage.audit;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.web.CommonProblem;
import org.maillage.web.Csv;
import org.maillage.web.Found;
import org.maillage.web.Listing;
import org.maillage.web.Listing.Restriction;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;

/** The trail as an auditor reads it; each reading is an event, too. */
@Path(AuditResource.PATH)
public class AuditResource {

    static final String PATH = "/v1/audit";

    private static final Listing<AuditEvent> LIST = Listing.keyed(AuditEvent.class, Kind.ID, "e.id", e -> e.id)
            .filter("actor", Kind.TEXT, "e.actorKey = :actor")
            .filter("action", Kind.of(AuditAction.class), "e.action = :action")
            .filter("resource", Kind.matching("[a-z-]{1,60}"), "e.resource = :resource")
            .filter("resourceId", Kind.matching("[A-Za-z0-9-]{1,64}"), "e.resourceId = :resourceId")
            .filter("personId", Kind.ID,
                    "e.personId = :personId or e.id in (select s.eventId from AuditSubject s where s.personId = :personId)")
            .filter("from", Kind.INSTANT, "e.id >= :from", AuditResource::firstId)
            .filter("to", Kind.INSTANT, "e.id < :to", AuditResource::firstId)
            .filter("format", Kind.matching("json|csv"), "1 = 1", format -> null)
            .sort("at", Kind.ID, "e.id", e -> e.id);

    private final AuditEventViews views;
    private final Verification verification;
    private final Refusals refusals;
    private final Caller caller;

    AuditResource(AuditEventViews views, Verification verification, Refusals refusals, Caller caller) {
        this.caller = caller;
        this.views = views;
        this.verification = verification;
        this.refusals = refusals;
    }

    @GET
    @PermissionsAllowed("audit:read")
    @Audited(AuditAction.READ)
    public RestResponse<?> list(UriInfo uri) {
        requireAll();
        refusals.write();
        return "csv".equals(uri.getQueryParameters().getFirst("format")) ? csv(uri) : LIST.answerAll(uri, Restriction.NONE, views::of);
    }

    @GET
    @Path("verification")
    @PermissionsAllowed("audit:verify")
    public Verification.Verdict verify() {
        return verification.verdict();
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("audit:read")
    public AuditEventView get(UUID id) {
        requireAll();
        return views.of(Found.<AuditEvent>orNotFound(AuditEvent.findById(id)));
    }

    private static RestResponse<StreamingOutput> csv(UriInfo uri) {
        Listing.Pages<AuditEvent> pages = LIST.pages(uri, Restriction.NONE);
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> AuditCsv.write(pages, out)).type(Csv.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"").build();
    }

    /** Whose events lie within a territory the trail cannot tell: whoever does not see everything sees none. */
    private void requireAll() {
        if (!caller.scope().everywhere()) {
            throw Refused.because(CommonProblem.OUT_OF_SCOPE);
        }
    }

    /** The id that an event of this time has at least. */
    private static Object firstId(Instant time) {
        return Sealing.smallest(time);
    }
}
