package org.maillage.procurement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.employer.Siret;
import org.maillage.territory.Commune;
import org.maillage.web.CommonProblem;
import org.maillage.web.Dependents;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** Who buys and wrote the clause. */
@Entity
@NamedQuery(name = "Buyer.bySiret", query = "from Buyer where siret = ?1 and id <> ?2")
public class Buyer extends Versioned implements ExternallyNamed {

    @Column(nullable = false)
    public String name;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public BuyerKind kind;

    public String siret;

    /** INSEE code of the seat, or null; hours never count there. */
    public String commune;

    public String email;
    public String phone;

    @ElementCollection
    @CollectionTable(name = "buyer_external_id", joinColumns = @JoinColumn(name = "buyer_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /**
     * A new buyer, written.
     *
     * @throws Refused as {@code POST /v1/buyers} answers
     */
    public static Buyer register(BuyerInput input, Scope scope) {
        return register(input, Naming.of(input.externalIds(), scope));
    }

    static Buyer register(BuyerInput input, Naming naming) {
        Buyer buyer = new Buyer();
        buyer.apply(input, naming);
        buyer.save();
        return buyer;
    }

    void apply(BuyerInput input, Naming naming) {
        naming.check(this);
        if (!Objects.equals(siret, input.siret())) {
            Siret.require(input.siret(), "/siret");
        }
        if (input.siret() != null && find("#Buyer.bySiret", input.siret(), id).firstResult() != null) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/siret");
        }
        Commune seat = Commune.resolve(input.commune(), "/commune");
        name = input.name();
        kind = input.kind();
        siret = input.siret();
        commune = seat == null ? null : seat.insee;
        email = input.email();
        phone = input.phone();
        naming.apply(this);
        touch();
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    /** @throws Refused 409 {@code referenced} while there are contracts of this buyer */
    void remove() {
        Dependents.requireNone("buyer", id);
        delete();
    }
}
