package org.maillage.beneficiary;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.Set;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.territory.Commune;
import org.maillage.web.Dependents;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Versioned;

/** An organisation that sends people to the clauses. The directory is shared: no scope. */
@Entity
public class Prescriber extends Versioned implements ExternallyNamed {

    @Column(nullable = false)
    public String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public PrescriberKind kind;

    /** INSEE code of its current commune; null when not said. */
    public String commune;

    public String email;
    public String phone;

    @ElementCollection
    @CollectionTable(name = "prescriber_external_id", joinColumns = @JoinColumn(name = "prescriber_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /**
     * A new prescriber, written.
     *
     * @throws org.maillage.web.Refused as {@code POST /v1/prescribers} answers
     */
    public static Prescriber register(PrescriberInput input, Scope scope) {
        return register(input, Naming.of(input.externalIds(), scope));
    }

    static Prescriber register(PrescriberInput input, Naming naming) {
        Prescriber prescriber = new Prescriber();
        prescriber.apply(input, naming);
        prescriber.save();
        return prescriber;
    }

    void apply(PrescriberInput input, Naming naming) {
        naming.check(this);
        Commune seat = Commune.resolve(input.commune(), "/commune");
        commune = seat == null ? null : seat.insee;
        name = input.name();
        kind = input.kind();
        email = input.email();
        phone = input.phone();
        naming.apply(this);
        touch();
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    /** @throws org.maillage.web.Refused 409 {@code referenced} while persons name it */
    void remove() {
        Dependents.requireNone("prescriber", id);
        delete();
    }
}
