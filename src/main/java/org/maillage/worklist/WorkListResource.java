package org.maillage.worklist;

import io.quarkus.arc.All;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.maillage.web.Listing;
import org.maillage.web.Messages;
import org.maillage.web.Page;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;

/** What waits to be done, the most urgent first. */
@Path("/v1/worklist")
public class WorkListResource {

    private final List<WorkItem.Source> sources;

    WorkListResource(@All List<WorkItem.Source> sources) {
        this.sources = sources;
    }

    @GET
    @PermissionsAllowed("worklist:read")
    public Page<WorkItem> list(UriInfo uri, HttpHeaders headers) {
        Params params = Params.of(uri, Set.of("territory", "kind"));
        WorkKind kind = params.get("kind", Kind.of(WorkKind.class));
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        List<WorkItem> items = sources.stream().filter(source -> kind == null || source.kind() == kind)
                .flatMap(source -> source.items(params.get("territory", Kind.TEXT), locale).stream())
                .sorted(WorkItem.BY_URGENCY).limit(Listing.MAX_LIMIT).toList();
        return Page.of(items);
    }
}
