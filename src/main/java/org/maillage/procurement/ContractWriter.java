package org.maillage.procurement;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.maillage.access.Scope;
import org.maillage.web.Bodies;
import org.maillage.web.Found;
import org.maillage.web.Refused;
import org.maillage.web.Today;

/** Writes contracts for features above, by the same rules as the interface and in the transaction of the caller. */
@ApplicationScoped
public class ContractWriter {

    private final Bodies bodies;
    private final Today today;
    private final ContractRegister register;

    ContractWriter(Bodies bodies, Today today, ContractRegister register) {
        this.bodies = bodies;
        this.today = today;
        this.register = register;
    }

    /** @throws Refused and whatever else {@code POST /v1/contracts} refuses a body with */
    public Contract create(JsonNode body, Scope scope) {
        return Contract.register(bodies.read(body, ContractInput.class), scope, today.get());
    }

    /**
     * Changes a contract by a merge-patch; one that changes nothing writes nothing.
     *
     * @throws Refused and whatever else {@code PATCH /v1/contracts/{id}} refuses a body with
     */
    public void patch(UUID id, JsonNode patch, Scope scope) {
        Contract contract = Found.orNotFound(Contract.held(id, scope));
        ContractInput before = ContractInput.of(contract);
        ContractInput after = bodies.patched(before, patch, ContractInput.class);
        if (!after.equals(before)) {
            register.change(contract, after, scope);
        }
    }
}
