package org.maillage.decp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Scope;
import org.maillage.web.Idempotent;
import org.maillage.web.Messages;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;

/** Files of essential data come in here. */
@Path("/v1/imports/decp")
public class DecpImportResource {

    private final DecpImport records;
    private final ObjectMapper mapper;
    private final Caller caller;

    DecpImportResource(DecpImport records, ObjectMapper mapper, Caller caller) {
        this.records = records;
        this.mapper = mapper;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("decp:import")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Idempotent(inParts = true)
    public RestResponse<DecpResult> take(InputStream file, UriInfo uri, HttpHeaders headers) throws IOException {
        boolean dryRun = Boolean.TRUE.equals(Params.of(uri, Set.of("dryRun")).get("dryRun", Kind.BOOLEAN));
        Locale locale = Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        Scope scope = caller.scope();
        List<DecpResult.Item> items = new ArrayList<>();
        Set<String> named = new HashSet<>();
        DecpFile.read(mapper, file, (kind, position, record) -> items.add(
                records.take(kind, position, record, !named.add(Reading.buyer(kind, record) + "/" + Reading.number(record)), dryRun, scope, locale)));
        return RestResponse.ResponseBuilder.ok(DecpResult.of(items, dryRun), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
