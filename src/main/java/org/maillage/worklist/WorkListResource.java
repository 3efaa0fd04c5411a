package org.maillage.worklist;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.document.Documents;
import org.maillage.document.Format;
import org.maillage.web.CommonProblem;
import org.maillage.web.Listing;
import org.maillage.web.Messages;
import org.maillage.web.Page;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** What waits to be done, the most urgent first. */
@Path(WorkListResource.PATH)
public class WorkListResource {

    static final String PATH = "/v1/worklist";

    private static final Set<String> SUMMARY = Set.of("territory", "department", "asOf", "format", "dialect");
    private static final Set<String> LIST = Set.of("territory", "department", "asOf", "format", "dialect", "kind", "limit", "cursor");

    private final WorkList list;
    private final Documents documents;
    private final Today today;

    WorkListResource(WorkList list, Documents documents, Today today) {
        this.list = list;
        this.documents = documents;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("worklist:read")
    @Audited(AuditAction.READ)
    public RestResponse<?> list(UriInfo uri, HttpHeaders headers) {
        Params params = Params.of(uri, LIST);
        Wanted wanted = wanted(params, headers);
        WorkKind kind = params.get("kind", Kind.of(WorkKind.class));
        WorkList.Part part = Format.of(params, headers, EnumSet.allOf(Format.class)) == Format.JSON ? list.part(wanted, kind) : WorkList.NONE;
        RestResponse<?> answer = documents.answer(new WorkListPages(list, wanted, kind), Page.of(part.items()), uri, headers);
        if (part.next() != null) {
            answer.getHeaders().putSingle(HttpHeaders.LINK, "<" + params.with("cursor", part.next().encoded()).address() + ">; rel=\"next\"");
        }
        return answer;
    }

    @GET
    @Path("summary")
    @PermissionsAllowed("worklist:read")
    public RestResponse<?> summary(UriInfo uri, HttpHeaders headers) {
        Wanted wanted = wanted(Params.of(uri, SUMMARY), headers);
        WorkSummary summary = list.summary(wanted);
        return documents.answer(summary.document(wanted), summary, uri, headers);
    }

    private Wanted wanted(Params params, HttpHeaders headers) {
        LocalDate asOf = params.get("asOf", Kind.DATE);
        Position after = params.has("cursor") ? Position.decoded(params.text("cursor")) : null;
        return new Wanted(params.get("territory", Kind.TEXT), params.get("department", Kind.TEXT), asOf == null ? today.get() : asOf,
                Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)), after, limit(params));
    }

    private static int limit(Params params) {
        Integer limit = params.get("limit", Kind.INTEGER);
        if (limit != null && (limit < 1 || limit > Listing.MAX_LIMIT)) {
            throw Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, "limit", "out-of-range", 1, Listing.MAX_LIMIT);
        }
        return limit == null ? Listing.MAX_LIMIT : limit;
    }
}
