package org.maillage.beneficiary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.web.ExternalId;
import org.maillage.web.Outcome;
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

    /** The same of a prescriber that is known already: its external identifiers stay, and those that are said are added. */
    public Put<Prescriber> put(Prescriber prescriber, PrescriberInput input, Scope scope) {
        int before = prescriber.version;
        Naming naming = Naming.of(Stream.concat(prescriber.externalIds.stream(), Objects.requireNonNullElse(input.externalIds(), List.<ExternalId>of()).stream()).distinct().toList(), scope);
        prescriber.changes(() -> PrescriberInput.of(prescriber), () -> prescriber.apply(input, naming));
        prescriber.save();
        return new Put<>(prescriber, prescriber.version == before ? Outcome.UNCHANGED : Outcome.CHANGED);
    }
}
