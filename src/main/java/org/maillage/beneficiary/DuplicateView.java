package org.maillage.beneficiary;

import java.util.List;
import java.util.UUID;
import org.maillage.audit.OfPerson;

/** Somebody who may be the same person, and by what: {@code NAMES}, {@code FRANCE_TRAVAIL_ID}. */
public record DuplicateView(BeneficiaryView beneficiary, List<String> matchedBy) implements OfPerson {

    /** The id only: the rest is personal. */
    @Override
    public String toString() {
        return "DuplicateView[" + beneficiary.id() + "]";
    }

    @Override
    public UUID personOf() {
        return beneficiary.id();
    }
}
