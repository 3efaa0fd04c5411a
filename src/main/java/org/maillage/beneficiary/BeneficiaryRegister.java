package org.maillage.beneficiary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.maillage.access.Names;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.web.ExternalId;
import org.maillage.web.Put;
import org.maillage.web.Today;

/** Puts persons by the names that other systems give them, in the caller's transaction. */
@ApplicationScoped
public class BeneficiaryRegister {

    private final Names names;
    private final Today today;

    BeneficiaryRegister(Names names, Today today) {
        this.names = names;
        this.today = today;
    }

    /** @throws org.maillage.web.Refused as {@link Names#put} and {@code POST /v1/beneficiaries} answer; 409 {@code restricted} */
    public Put<Beneficiary> put(ExternalId named, BeneficiaryInput input, Scope scope) {
        return names.put(Beneficiary.class, named, scope,
                () -> Beneficiary.register(input, Naming.adding(named, input.externalIds(), List.of(), scope), today.get()),
                person -> replace(person, input, Naming.adding(named, input.externalIds(), person.externalIds, scope)));
    }

    /** As {@link #put(ExternalId, BeneficiaryInput, Scope)}, of a person who is {@code known} by something else than a name; null: a new one. */
    public Put<Beneficiary> put(Beneficiary known, BeneficiaryInput input, Scope scope) {
        return names.put(Beneficiary.class, known,
                () -> Beneficiary.register(input, Naming.adding(null, input.externalIds(), List.of(), scope), today.get()),
                person -> replace(person, input, Naming.adding(null, input.externalIds(), person.externalIds, scope)));
    }

    /** The pathway is taken only for a change: what is the same waits for nobody. */
    private void replace(Beneficiary person, BeneficiaryInput input, Naming naming) {
        if (person.changes(() -> List.of(BeneficiaryInput.of(person), List.copyOf(person.formerHomes)), () -> person.apply(input, naming, today.get()))) {
            Beneficiary.getEntityManager().refresh(person);
            person.change(input, naming, today.get());
        }
    }
}
