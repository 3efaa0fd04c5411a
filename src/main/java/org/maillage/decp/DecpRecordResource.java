package org.maillage.decp;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.procurement.Contract;
import org.maillage.web.Found;

/** What was published of a contract. Whoever sees the contract sees it. */
@Path("/v1/contracts/{id}/decp")
public class DecpRecordResource {

    private final DecpExport export;
    private final Sight sight;

    DecpRecordResource(DecpExport export, Sight sight) {
        this.export = export;
        this.sight = sight;
    }

    @GET
    @PermissionsAllowed("decp:read")
    public DecpRecordView get(UUID id) {
        return export.view(Found.orNotFound(DecpRecord.ofContract(Found.orNotFound(sight.find(Contract.class, id)).id)));
    }
}
