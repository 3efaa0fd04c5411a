package org.maillage.beneficiary;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.web.BatchResult;
import org.maillage.web.Bodies;
import org.maillage.web.Idempotent;
import org.maillage.web.Messages;

/** One decision for many eligibilities of persons whom the caller sees. */
@Path("/v1/eligibilities/bulk-decision")
public class BulkDecisionResource {

    private final BulkDecision bulk;
    private final Bodies bodies;
    private final ObjectMapper mapper;
    private final Caller caller;

    BulkDecisionResource(BulkDecision bulk, Bodies bodies, ObjectMapper mapper, Caller caller) {
        this.bulk = bulk;
        this.bodies = bodies;
        this.mapper = mapper;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("eligibility:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent(inParts = true)
    public RestResponse<BatchResult> decide(byte[] body, HttpHeaders headers) throws IOException {
        BulkDecisionInput input = bodies.read(mapper.readTree(body), BulkDecisionInput.class);
        input.require();
        BatchResult result = bulk.decide(input, caller.scope(), Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        return RestResponse.ResponseBuilder.ok(result, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
