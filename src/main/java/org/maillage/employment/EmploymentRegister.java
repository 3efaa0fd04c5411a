package org.maillage.employment;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.access.Sight;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.territory.TerritoriesChanged;
import org.maillage.territory.TerritoryColumn;
import org.maillage.web.CommonProblem;
import org.maillage.web.ExternalId;
import org.maillage.web.Found;
import org.maillage.web.Put;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/**
 * Writes employments in the caller's transaction: takes the pathway of the person, lets the rules decide, asks who may refuse
 * and tells who counts hours.
 */
@ApplicationScoped
public class EmploymentRegister {

    private final Names names;
    private final Sight sight;
    private final Today today;
    private final Event<EmploymentPeriodChanging> periodChanging;
    private final Event<EmploymentRemoving> removing;
    private final Event<EmploymentChanged> changed;

    EmploymentRegister(Names names, Sight sight, Today today, Event<EmploymentPeriodChanging> periodChanging,
                       Event<EmploymentRemoving> removing, Event<EmploymentChanged> changed) {
        this.names = names;
        this.sight = sight;
        this.today = today;
        this.periodChanging = periodChanging;
        this.removing = removing;
        this.changed = changed;
    }

    /** @throws Refused 422 for a rule or an unknown reference, 403 when it would be out of {@code scope} */
    public Employment add(EmploymentInput input, Scope scope) {
        return add(input, Naming.of(input.externalIds(), scope));
    }

    private Employment add(EmploymentInput input, Naming naming) {
        Scope scope = naming.scope();
        EmploymentRules.check(input);
        Employment employment = new Employment();
        employment.beneficiary =
                Found.orUnknown(sight.find(Beneficiary.class, input.beneficiaryId(), scope), "/beneficiaryId");
        Beneficiary.openPathway(employment.beneficiary.id);
        employment.apply(input, naming, today.get());
        requireWithin(employment, scope);
        return write(employment);
    }

    /** @throws Refused as {@link Names#put} and {@code POST /v1/employments} answer; 422 {@code immutable-field} for another person */
    public Put<Employment> put(ExternalId named, EmploymentInput input, Scope scope) {
        return names.put(Employment.class, named, scope,
                () -> add(input, Naming.adding(named, input.externalIds(), List.of(), scope)),
                employment -> replace(employment, input, Naming.adding(named, input.externalIds(), employment.externalIds, scope)));
    }

    /** As {@link #put(ExternalId, EmploymentInput, Scope)}, of an employment that is {@code known} by something else than a name; null: a new one. */
    public Put<Employment> put(Employment known, EmploymentInput input, Scope scope) {
        return names.put(Employment.class, known,
                () -> add(input, Naming.adding(null, input.externalIds(), List.of(), scope)),
                employment -> replace(employment, input, Naming.adding(null, input.externalIds(), employment.externalIds, scope)));
    }

    /** The pathway is taken only for a change: what is the same waits for nobody. */
    private void replace(Employment employment, EmploymentInput input, Naming naming) {
        boolean another = !employment.beneficiary.id.equals(input.beneficiaryId());
        if (another || employment.changes(() -> EmploymentInput.of(employment), () -> employment.apply(input, naming, today.get()))) {
            Employment.getEntityManager().refresh(employment);
            change(employment, input, naming);
        }
    }

    /** @throws Refused as {@link #add}; 409 {@code referenced} when something would fall outside of the new period */
    Employment change(Employment employment, EmploymentInput input, Naming naming) {
        if (!employment.beneficiary.id.equals(input.beneficiaryId())) {
            throw Refused.because(CommonProblem.IMMUTABLE_FIELD).at("/beneficiaryId");
        }
        EmploymentRules.check(input);
        Beneficiary.openPathway(employment.beneficiary.id);
        periodChanging.fire(new EmploymentPeriodChanging(employment.id, input.startOn(), input.endOn()));
        String before = employment.territoryCode;
        employment.apply(input, naming, today.get());
        if (!Objects.equals(before, employment.territoryCode)) {
            requireWithin(employment, naming.scope());
        }
        return write(employment);
    }

    /** @throws Refused 409 {@code referenced} while something depends on it */
    void remove(Employment employment) {
        Beneficiary.openPathway(employment.beneficiary.id);
        removing.fire(new EmploymentRemoving(employment.id));
        requireNoExit(employment);
        employment.delete();
        employment.flush();
        tell(employment);
    }

    /** What became of a person says nothing without the employment that ended. */
    private static void requireNoExit(Employment employment) {
        boolean only = Employment.count("beneficiary", employment.beneficiary) == 1;
        long exits = only ? Exit.count("beneficiary", employment.beneficiary) : Exit.count("employment", employment);
        if (exits > 0) {
            throw Refused.because(CommonProblem.REFERENCED).referencedBy("", "exits", exits);
        }
    }

    private Employment write(Employment employment) {
        employment.save();
        tell(employment);
        return employment;
    }

    private void tell(Employment employment) {
        changed.fire(new EmploymentChanged(employment.id, employment.beneficiary.id));
    }

    private static void requireWithin(Employment employment, Scope scope) {
        if (!scope.holds(employment.beneficiary.territoryCode)) {
            scope.require(employment.territoryCode);
        }
    }

    void redraw(@Observes @Priority(TerritoryColumn.FIRST) TerritoriesChanged territories) {
        TerritoryColumn.refresh(Employment.class, "1 = 1", territories.communes(), today.get());
    }
}
