package org.maillage.decp;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.procurement.Contract;
import org.maillage.web.Listing;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Snapshot;

/** Essential data as it is given out. */
@Path("/v1/exports/decp")
public class DecpExportResource {

    private static final Listing<Contract> CONTRACTS = Listing.of(Contract.class).filter("buyer", Kind.ID, "e.buyer.id = :buyer");

    private final DecpExport export;
    private final Sight sight;
    private final Snapshot snapshot;

    DecpExportResource(DecpExport export, Sight sight, Snapshot snapshot) {
        this.export = export;
        this.sight = sight;
        this.snapshot = snapshot;
    }

    @GET
    @PermissionsAllowed("decp:read")
    @Audited(AuditAction.EXPORT)
    public RestResponse<StreamingOutput> export(UriInfo uri) {
        Params.of(uri, Set.of("buyer"));
        Listing.Pages<Contract> pages = CONTRACTS.pages(uri, sight.rows(Contract.class));
        long leftOut = snapshot.readSoon(() -> export.leftOut(pages));
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(out -> snapshot.read(() -> write(pages, out)))
                .type(MediaType.APPLICATION_JSON_TYPE).header("Maillage-Left-Out", leftOut)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"decp.json\"").build();
    }

    private void write(Listing.Pages<Contract> pages, OutputStream out) {
        try {
            export.write(pages, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
