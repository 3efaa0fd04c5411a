package org.maillage.bilan;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.audit.AuditAction;
import org.maillage.audit.Audited;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.document.Documents;
import org.maillage.web.CommonProblem;
import org.maillage.web.Found;
import org.maillage.web.Params;
import org.maillage.web.Params.Kind;
import org.maillage.web.Refused;

/** What is attested of the hours of a person. */
@Path("/v1/beneficiaries/{id}/attestation")
public class PersonAttestationResource {

    private static final Set<String> PARAMETERS = Set.of("from", "to", "format", "dialect");

    private final Sight sight;
    private final PersonAttestations attestations;
    private final Documents documents;

    PersonAttestationResource(Sight sight, PersonAttestations attestations, Documents documents) {
        this.sight = sight;
        this.attestations = attestations;
        this.documents = documents;
    }

    @GET
    @PermissionsAllowed("attestation:person")
    @Audited(value = AuditAction.READ, person = "id")
    public RestResponse<?> get(UUID id, UriInfo uri, HttpHeaders headers) {
        Params params = Params.of(uri, PARAMETERS);
        YearMonth from = params.get("from", Kind.MONTH);
        YearMonth to = params.get("to", Kind.MONTH);
        if (from != null && to != null && to.isBefore(from)) {
            throw Refused.because(CommonProblem.PERIOD_INVALID).parameter("to");
        }
        PersonAttestation attestation = attestations.of(Found.orNotFound(sight.find(Beneficiary.class, id)), from, to);
        return documents.answer(new PersonDocument(attestation), attestation, uri, headers);
    }
}
