package org.maillage.access;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;

/** A sync system looks persons and hours up by the external identifiers of its own source only. */
public class OwnSource {

    private static final String FILTER = "externalId";

    private final Caller caller;

    OwnSource(Caller caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    void require(UriInfo uri) {
        List<String> asked = uri.getQueryParameters().get(FILTER);
        if (asked != null && asked.stream().anyMatch(id -> !caller.scope().ownSource(id.split(":", 2)[0])) && caller.account() != null) {
            throw Refused.because(CommonProblem.INVALID_PARAMETER).fault(Refused.In.PARAMETER, FILTER, "not-permitted");
        }
    }
}
