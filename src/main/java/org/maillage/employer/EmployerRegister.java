package org.maillage.employer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
import org.maillage.web.Put;

/** Changes employers in the caller's transaction, and tells who counts hours when their kinds are other ones. */
@ApplicationScoped
public class EmployerRegister {

    private final Names names;
    private final Event<EmployerChanged> changed;

    EmployerRegister(Names names, Event<EmployerChanged> changed) {
        this.names = names;
        this.changed = changed;
    }

    /** @throws org.maillage.web.Refused as {@link Names#put} and {@code POST /v1/employers} answer */
    public Put<Employer> put(ExternalId named, EmployerInput input, Scope scope) {
        return names.put(Employer.class, named, scope,
                () -> Employer.register(input, Naming.adding(named, input.externalIds(), List.of(), scope)),
                employer -> replace(employer, input, Naming.adding(named, input.externalIds(), employer.externalIds, scope)));
    }

    /** As {@link #put(ExternalId, EmployerInput, Scope)}, of an employer that is {@code known} by something else than a name. */
    public Put<Employer> put(Employer known, EmployerInput input, Scope scope) {
        return names.put(Employer.class, known, () -> Employer.register(input, scope),
                employer -> replace(employer, input, Naming.adding(null, input.externalIds(), employer.externalIds, scope)));
    }

    private void replace(Employer employer, EmployerInput input, Naming naming) {
        List<KindPeriod> before = List.copyOf(employer.kinds);
        employer.changes(() -> EmployerInput.of(employer), () -> employer.apply(input, naming));
        written(employer, !before.equals(List.copyOf(employer.kinds)));
    }

    void change(Employer employer, EmployerInput input, Scope scope) {
        written(employer, employer.apply(input, Naming.of(input.externalIds(), scope)));
    }

    private void written(Employer employer, boolean kinds) {
        employer.save();
        if (kinds) {
            changed.fire(new EmployerChanged(employer.id));
        }
    }
}
