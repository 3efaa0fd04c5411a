package org.maillage.procurement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.web.ExternalId;
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
}
