package org.maillage.access;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/** Who the caller is: the first thing to ask when something is refused. */
@Path("/v1/me")
@Authenticated
public class MeResource {

    /** The caller; no territories: everywhere. */
    public record Me(UUID id, String name, List<String> roles, List<String> territories) {
    }

    private final Caller caller;

    MeResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    public Me get() {
        return new Me(caller.id(), caller.name(), caller.roles().stream().sorted().toList(),
                caller.scope().territories().stream().sorted().toList());
    }
}
