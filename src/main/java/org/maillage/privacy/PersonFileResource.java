package org.maillage.privacy;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Messages;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;

/** Everything that is held on a person, for the person: as data to take elsewhere (GDPR art. 20), or on paper. */
@Path("/v1/beneficiaries/{id}/export")
public class PersonFileResource {

    private static final MediaType PDF = new MediaType("application", "pdf");

    private final Sight sight;
    private final PersonFiles files;
    private final PersonPdf pdf;

    PersonFileResource(Sight sight, PersonFiles files, PersonPdf pdf) {
        this.sight = sight;
        this.files = files;
        this.pdf = pdf;
    }

    @GET
    @PermissionsAllowed("beneficiary:export")
    @Audited(value = AuditAction.EXPORT, person = "id")
    public RestResponse<?> export(UUID id, UriInfo uri, HttpHeaders headers) {
        boolean paper = paper(Params.of(uri, Set.of("format")), headers);
        PersonFile file = files.of(Found.orNotFound(sight.find(Beneficiary.class, id)));
        return (paper ? RestResponse.ResponseBuilder.ok(pages(file, headers)).type(PDF)
                : RestResponse.ResponseBuilder.ok(file).type(MediaType.APPLICATION_JSON)).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + (paper ? ".pdf\"" : ".json\""))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** As a stream: plain bytes would be written as JSON. */
    private StreamingOutput pages(PersonFile file, HttpHeaders headers) {
        byte[] document = pdf.write(file, Messages.negotiate(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        return out -> out.write(document);
    }

    /**
     * What {@code format} says, else the first that the client accepts.
     *
     * @throws Refused 406 when it accepts neither
     */
    private static boolean paper(Params params, HttpHeaders headers) {
        if (params.has("format")) {
            return params.get("format", Kind.matching("json|pdf")).equals("pdf");
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (accepted.isCompatible(PDF)) {
                return true;
            }
        }
        throw Refused.because(CommonProblem.NOT_ACCEPTABLE);
    }
}
