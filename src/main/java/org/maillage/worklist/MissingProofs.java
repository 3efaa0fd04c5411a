package org.maillage.worklist;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;

/** Eligibilities in force of which a criterion stands there without a proof. Which one is not told: it may be sensitive. */
@Singleton
class MissingProofs extends SearchSource {

    private static final String FROM = """
            from Eligibility g join g.beneficiary e where g.proofMissing and g.decision = VALIDATED and g.validFrom <= :asOf
            and (g.validUntil is null or g.validUntil >= :asOf) and e.anonymisedOn is null and e.restrictedAt is null""";

    private final Sight sight;

    MissingProofs(Sight sight) {
        super(WorkKind.ELIGIBILITY_WITHOUT_PROOF);
        this.sight = sight;
    }

    @Override
    Search search(Wanted wanted) {
        Search search = Search.of("g.validFrom", "g.id", List.of("e.id"), FROM).with("asOf", wanted.asOf());
        return Where.person(search.seen(sight.rows(Beneficiary.class)), wanted);
    }

    @Override
    WorkItem item(Row row, Wanted wanted) {
        return EndingEligibilities.ofEligibility(this, row, wanted);
    }
}
