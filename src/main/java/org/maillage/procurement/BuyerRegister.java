package org.maillage.procurement;

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

/** Puts buyers by the names that other systems give them, in the caller's transaction. */
@ApplicationScoped
public class BuyerRegister {

    private final Names names;

    BuyerRegister(Names names) {
        this.names = names;
    }

    /** @throws org.maillage.web.Refused as {@link Names#put} and {@code POST /v1/buyers} answer */
    public Put<Buyer> put(ExternalId named, BuyerInput input, Scope scope) {
        return names.put(Buyer.class, named, scope, () -> Buyer.register(input, Naming.adding(named, input.externalIds(), List.of(), scope)),
                buyer -> buyer.changes(() -> BuyerInput.of(buyer),
                        () -> buyer.apply(input, Naming.adding(named, input.externalIds(), buyer.externalIds, scope))));
    }

    /** The same of a buyer that is known already: its external identifiers stay, and those that are said are added. */
    public Put<Buyer> put(Buyer buyer, BuyerInput input, Scope scope) {
        int before = buyer.version;
        Naming naming = Naming.of(Stream.concat(buyer.externalIds.stream(), Objects.requireNonNullElse(input.externalIds(), List.<ExternalId>of()).stream()).distinct().toList(), scope);
        buyer.changes(() -> BuyerInput.of(buyer), () -> buyer.apply(input, naming));
        buyer.save();
        return new Put<>(buyer, buyer.version == before ? Outcome.UNCHANGED : Outcome.CHANGED);
    }
}
