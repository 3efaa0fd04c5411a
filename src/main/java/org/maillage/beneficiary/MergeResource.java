package org.maillage.beneficiary;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.maillage.access.Sight;
import org.maillage.web.Answers;
import org.maillage.web.Found;
import org.maillage.web.Idempotent;
import org.maillage.web.Page;
import org.maillage.web.Retried;
import org.maillage.web.Today;

/** Who may be recorded twice; and two records made one, by people only. */
@Path(BeneficiaryResource.PATH + "/{id}")
public class MergeResource {

    private final Duplicates duplicates;
    private final Merges merges;
    private final Sight sight;
    private final Today today;

    MergeResource(Duplicates duplicates, Merges merges, Sight sight, Today today) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.sight = sight;
        this.today = today;
    }

    @GET
    @PermissionsAllowed("beneficiary:merge")
    @Path("possible-duplicates")
    public Page<DuplicateView> possibleDuplicates(UUID id) {
        return Page.of(duplicates.of(found(id)).stream()
                .map(match -> new DuplicateView(BeneficiaryView.of(match.person(), today.get()), match.by())).toList());
    }

    @GET
    @PermissionsAllowed("beneficiary:merge")
    @Path("merges")
    public Page<MergeView> merges(UUID id) {
        return Page.of(PersonMerge.<PersonMerge>list("survivorId = ?1 order by id", found(id).id).stream().map(MergeView::of).toList());
    }

    @POST
    @PermissionsAllowed("beneficiary:merge")
    @Path("merge")
    @Idempotent
    @Retried
    @Transactional
    public RestResponse<MergeView> merge(UUID id, @Valid @NotNull MergeInput input) {
        Beneficiary survivor = found(id);
        Beneficiary absorbed = Found.orUnknown(sight.find(Beneficiary.class, input.otherId()), "/otherId");
        PersonMerge merge = merges.merge(survivor, absorbed, input.reason());
        return Answers.ok(merge, MergeView.of(merge));
    }

    @POST
    @PermissionsAllowed("beneficiary:merge")
    @Path("merges/{mergeId}/undo")
    @Retried
    @Transactional
    public RestResponse<MergeView> undo(UUID id, UUID mergeId) {
        Beneficiary survivor = found(id);
        PersonMerge merge = PersonMerge.find("id = ?1 and survivorId = ?2", mergeId, id).firstResult();
        PersonMerge undone = merges.undo(survivor, Found.orNotFound(merge));
        return Answers.ok(undone, MergeView.of(undone));
    }

    private Beneficiary found(UUID id) {
        return Found.orNotFound(sight.find(Beneficiary.class, id));
    }
}
