package org.maillage.beneficiary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.web.ExternalId;
import org.maillage.web.Put;

/** Puts prescribers by the names that other systems give them, in the caller's transaction. */
@ApplicationScoped
public class PrescriberRegister {

    private final Names names;

    PrescriberRegister(Names names) {
        this.names = names;
    }

    /** @throws org.maillage.web.Refused as {@link Names#put} and {@code POST /v1/prescribers} answer */
    public Put<Prescriber> put(ExternalId named, PrescriberInput input, Scope scope) {
        return names.put(Prescriber.class, named, scope,
                () -> Prescriber.register(input, Naming.adding(named, input.externalIds(), List.of(), scope)),
                prescriber -> prescriber.changes(() -> PrescriberInput.of(prescriber),
                        () -> prescriber.apply(input, Naming.adding(named, input.externalIds(), prescriber.externalIds, scope))));
    }
}
