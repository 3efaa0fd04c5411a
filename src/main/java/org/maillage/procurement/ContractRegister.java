package org.maillage.procurement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.web.ExternalId;
import org.maillage.web.Found;
import org.maillage.web.Put;
import org.maillage.web.Today;

/** Changes contracts in the caller's transaction, and tells who counts hours when their places are other ones. */
@ApplicationScoped
public class ContractRegister {

    private final Names names;
    private final Today today;
    private final Event<ContractPlacesChanged> placesChanged;

    ContractRegister(Names names, Today today, Event<ContractPlacesChanged> placesChanged) {
        this.names = names;
        this.today = today;
        this.placesChanged = placesChanged;
    }

    /** @throws org.maillage.web.Refused as {@link Names#put} and {@code POST /v1/contracts} answer */
    public Put<Contract> put(ExternalId named, ContractInput input, Scope scope) {
        return names.put(Contract.class, named, scope,
                () -> Contract.register(input, Naming.adding(named, input.externalIds(), List.of(), scope), today.get()),
                contract -> replace(contract, input, Naming.adding(named, input.externalIds(), contract.externalIds, scope)));
    }

    /** As {@link #put(ExternalId, ContractInput, Scope)}, of a contract that is {@code known} by something else than a name. */
    public Put<Contract> put(Contract known, ContractInput input, Scope scope) {
        return names.put(Contract.class, known,
                () -> Contract.register(input, Naming.adding(null, input.externalIds(), List.of(), scope), today.get()),
                contract -> replace(contract, input, Naming.adding(null, input.externalIds(), contract.externalIds, scope)));
    }

    private void replace(Contract contract, ContractInput input, Naming naming) {
        Found.orNotFound(Contract.held(contract.id, naming.scope()));
        List<ContractPlace> before = List.copyOf(contract.places);
        contract.changes(() -> ContractInput.of(contract), () -> contract.apply(input, naming, today.get()));
        written(contract, !before.equals(List.copyOf(contract.places)));
    }

    void change(Contract contract, ContractInput input, Scope scope) {
        written(contract, contract.apply(input, Naming.of(input.externalIds(), scope), today.get()));
    }

    private void written(Contract contract, boolean moved) {
        contract.save();
        if (moved) {
            placesChanged.fire(new ContractPlacesChanged(contract.id));
        }
    }
}
