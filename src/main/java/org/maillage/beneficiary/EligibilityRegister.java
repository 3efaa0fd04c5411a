package org.maillage.beneficiary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.maillage.web.CommonProblem;
import org.maillage.web.Outcome;
import org.maillage.web.Put;
import org.maillage.web.Refused;

/**
 * Writes decisions on eligibility in the caller's transaction: takes the pathway of the person, lets the rules decide, and
 * tells who counts hours.
 */
@ApplicationScoped
public class EligibilityRegister {

    private final int retroactiveDays;
    private final Event<PathwayChanged> changed;

    EligibilityRegister(@ConfigProperty(name = "maillage.eligibility.retroactive-days") int retroactiveDays,
                        Event<PathwayChanged> changed) {
        this.retroactiveDays = retroactiveDays;
        this.changed = changed;
    }

    /** @throws Refused 422 for a rule, 409 {@code duplicate} when another decision takes effect on the same day */
    public Eligibility add(Beneficiary person, EligibilityInput input) {
        Eligibility eligibility = new Eligibility();
        eligibility.beneficiary = person;
        return change(eligibility, input);
    }

    /** @throws Refused as {@link #add} */
    public Put<Eligibility> put(Eligibility eligibility, EligibilityInput input) {
        return EligibilityInput.of(eligibility).equals(input) ? new Put<>(eligibility, Outcome.UNCHANGED)
                : new Put<>(change(eligibility, input), Outcome.CHANGED);
    }

    /** Writes a decision; the hours of the person are left for the caller to have counted: {@link #counted}. @throws Refused as {@link #add} */
    void decide(Eligibility eligibility, EligibilityInput input) {
        EligibilityRules.check(input, EligibilityRules.revokes(eligibility, input) ? null : retroactiveDays);
        Beneficiary.openPathway(eligibility.beneficiary.id);
        eligibility.apply(input);
        eligibility.save();
    }

    /** Has the hours of these persons counted, each once. */
    void counted(Collection<UUID> persons) {
        new TreeSet<>(persons).forEach(person -> changed.fire(new PathwayChanged(person)));
    }

    Eligibility change(Eligibility eligibility, EligibilityInput input) {
        decide(eligibility, input);
        counted(List.of(eligibility.beneficiary.id));
        return eligibility;
    }

    /** @throws Refused 409 {@code wrong-status} once it was decided */
    void remove(Eligibility eligibility) {
        if (eligibility.decision != Decision.PENDING) {
            throw Refused.because(CommonProblem.WRONG_STATUS, eligibility.decision);
        }
        Beneficiary.openPathway(eligibility.beneficiary.id);
        eligibility.delete();
        eligibility.flush();
        changed.fire(new PathwayChanged(eligibility.beneficiary.id));
    }
}
