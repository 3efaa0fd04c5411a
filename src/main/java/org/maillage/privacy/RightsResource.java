package org.maillage.privacy;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.beneficiary.BeneficiaryView;
import org.maillage.web.Answers;
import org.maillage.web.Found;
import org.maillage.web.Refused;
import org.maillage.web.Retried;
import org.maillage.web.Today;

/** What a person may ask for: that the data is only kept, that it goes. */
@Path("/v1/beneficiaries/{id}")
public class RightsResource {

    private final Sight sight;
    private final Erasure erasure;
    private final Today today;

    RightsResource(Sight sight, Erasure erasure, Today today) {
        this.sight = sight;
        this.erasure = erasure;
        this.today = today;
    }

    @POST
    @PermissionsAllowed("beneficiary:restrict")
    @Path("restriction")
    @Retried
    @Transactional
    public RestResponse<BeneficiaryView> restrict(UUID id, @Valid @NotNull Reason input) {
        Beneficiary person = found(id);
        person.restrict(input.reason(), Instant.now());
        return Answers.ok(person, BeneficiaryView.of(person, today.get()));
    }

    @POST
    @PermissionsAllowed("beneficiary:restrict")
    @Path("restriction/lifting")
    @Retried
    @Transactional
    public RestResponse<BeneficiaryView> lift(UUID id, @Valid @NotNull Reason input) {
        Beneficiary person = found(id);
        if (ErasureRequest.of(id) != null) {
            throw Refused.because(PrivacyProblem.ERASURE_PENDING);
        }
        person.liftRestriction();
        return Answers.ok(person, BeneficiaryView.of(person, today.get()));
    }

    @POST
    @PermissionsAllowed("beneficiary:erase")
    @Path("erasure")
    @Retried
    @Transactional
    public RestResponse<Erasure.Answer> erase(UUID id, @Valid @NotNull Reason input) {
        Erasure.Answer answer = erasure.ask(found(id), input.reason(), today.get());
        RestResponse.Status status = answer.outcome() == ErasureOutcome.DEFERRED ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK;
        return RestResponse.status(status, answer);
    }

    private Beneficiary found(UUID id) {
        return Found.orNotFound(sight.find(Beneficiary.class, id));
    }
}
