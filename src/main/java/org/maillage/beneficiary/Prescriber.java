package org.maillage.beneficiary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.maillage.territory.Commune;
import org.maillage.web.Dependents;
import org.maillage.web.Versioned;

/** An organisation that sends people to the clauses. The directory is shared: no scope. */
@Entity
public class Prescriber extends Versioned {

    @Column(nullable = false)
    public String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public PrescriberKind kind;

    /** INSEE code of its current commune; null when not said. */
    public String commune;

    public String email;
    public String phone;

    /** @throws org.maillage.web.Refused 422 {@code commune-unknown} */
    public static Prescriber register(PrescriberInput input) {
        Prescriber prescriber = new Prescriber();
        prescriber.change(input);
        return prescriber;
    }

    void change(PrescriberInput input) {
        Commune seat = Commune.resolve(input.commune(), "/commune");
        commune = seat == null ? null : seat.insee;
        name = input.name();
        kind = input.kind();
        email = input.email();
        phone = input.phone();
        touch();
        save();
    }

    /** @throws org.maillage.web.Refused 409 {@code referenced} while persons name it */
    void remove() {
        Dependents.requireNone("prescriber", id);
        delete();
    }
}
