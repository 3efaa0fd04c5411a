package org.maillage.bilan;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Caller;
import org.maillage.access.Sight;
import org.maillage.document.Documents;
import org.maillage.employer.Employer;
import org.maillage.hours.CreditedHours;
import org.maillage.procurement.Clause;
import org.maillage.procurement.Commitment;
import org.maillage.procurement.HiddenTransfer;
import org.maillage.report.ClauseReports;
import org.maillage.report.Figures;
import org.maillage.report.Moment;
import org.maillage.web.Found;
import org.maillage.web.Params;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** What is attested of a party of a clause. A supplier gets that of its own commitments, and of those it answers for. */
@Path("/v1/clauses/{id}/attestations/{employerId}")
public class SupplierAttestationResource {

    private static final Set<String> PARAMETERS = Set.of("asOf", "format", "dialect");

    private final Caller caller;
    private final Sight sight;
    private final ClauseReports reports;
    private final Documents documents;
    private final Today today;

    SupplierAttestationResource(Caller caller, Sight sight, ClauseReports reports, Documents documents, Today today) {
        this.caller = caller;
        this.sight = sight;
        this.reports = reports;
        this.documents = documents;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("attestation:supplier")
    public RestResponse<?> get(UUID id, UUID employerId, UriInfo uri, HttpHeaders headers) {
        LocalDate asOf = Moment.asOf(Params.of(uri, PARAMETERS), today.get());
        Clause clause = Found.orNotFound(sight.find(Clause.class, id));
        List<Figures.OfParty> own = commitments(clause, employerId, asOf);
        Employer employer = Found.orNotFound(own.isEmpty() ? null : Employer.<Employer>findById(employerId));
        requireTotals(clause, asOf);
        SupplierAttestation attestation = SupplierAttestation.of(clause, employer, asOf, own);
        return documents.answer(new SupplierDocument(attestation), attestation, uri, headers);
    }

    /** What a party owes is compared with what it did: where it owes less than it had done already, others owe these hours again. */
    private static void requireTotals(Clause clause, LocalDate asOf) {
        LocalDate since = HiddenTransfer.since(clause, asOf, day -> CreditedHours.before(clause.id, day));
        if (since != null) {
            throw Refused.because(BilanProblem.COMMITMENTS_TO_CORRECT, since);
        }
    }

    private List<Figures.OfParty> commitments(Clause clause, UUID employer, LocalDate asOf) {
        return reports.parties(clause, asOf).stream().map(Figures.OfParty::of).filter(party -> party.employer().id().equals(employer)
                && Commitment.within(caller.scope(), employer, party.underEmployerId())).toList();
    }
}
