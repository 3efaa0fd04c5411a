package org.maillage.sync;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Account;
import org.maillage.access.Caller;
import org.maillage.access.Rights;
import org.maillage.access.Sight;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.web.CommonProblem;
import org.maillage.web.Csv;
import org.maillage.web.Params;
import org.maillage.web.Refused;

/** All resources of a kind, from which a copy begins, with the position in the feed of changes from which it goes on. */
@Path("/v1/exports/{type}")
public class ExportResource {

    /** The cursor with which to ask for what changed after the export. */
    static final String CHANGES_AFTER = "Maillage-Changes-After";

    private static final String NDJSON = "application/x-ndjson";

    private final Exports exports;
    private final Changes changes;
    private final Rights rights;
    private final Caller caller;
    private final Sight sight;

    ExportResource(Exports exports, Changes changes, Rights rights, Caller caller, Sight sight) {
        this.exports = exports;
        this.changes = changes;
        this.rights = rights;
        this.caller = caller;
        this.sight = sight;
    }

    @GET
    @PermissionsAllowed("export:read")
    @Audited(AuditAction.EXPORT)
    public RestResponse<StreamingOutput> get(String type, UriInfo uri) {
        Params params = Params.of(uri, Set.of("format", "after"));
        boolean csv = "csv".equals(params.get("format", Params.Kind.matching("ndjson|csv")));
        UUID after = params.get("after", Params.Kind.ID);
        Kind kind = kind(type);
        // asked before the snapshot begins: what is committed between them comes twice rather than never
        String cursor = Changes.cursor(changes.latest());
        Export export = exports.of(kind, caller.account(), after);
        StreamingOutput written = csv ? out -> export.csv(out, sight.properties()) : export::ndjson;
        return RestResponse.ResponseBuilder.ok(written).type(csv ? Csv.MEDIA_TYPE : NDJSON).header(CHANGES_AFTER, cursor)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kind.type() + (csv ? ".csv\"" : ".ndjson\"")).build();
    }

    private Kind kind(String type) {
        Kind kind;
        try {
            kind = Kind.ofType(type);
        } catch (IllegalArgumentException e) {
            throw Refused.because(CommonProblem.NOT_FOUND);
        }
        Account account = caller.account();
        if (!kind.readableBy(account, rights)) {
            throw Refused.because(CommonProblem.FORBIDDEN);
        }
        return kind;
    }
}
