package org.maillage.decp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/** What the buyer published of a contract, as it came. */
@Entity
public class DecpRecord extends Versioned {

    @Column(nullable = false, updatable = false)
    @Enumerated(EnumType.STRING)
    public DecpKind kind;

    @Column(nullable = false, updatable = false)
    public String buyerSiret;

    /** The buyer's own number, as published. */
    @Column(nullable = false, updatable = false)
    public String number;

    @Column(nullable = false, updatable = false)
    public UUID contractId;

    /** Whether the contract was made of it; else it was there already. */
    @Column(nullable = false, updatable = false)
    public boolean made;

    /** JSON, with all modifications that were ever published. */
    @Unaudited
    @Column(nullable = false)
    public String raw;

    /** JSON: what could not be used. */
    @Unaudited
    @Column(nullable = false)
    public String faults;

    static DecpRecord of(String buyerSiret, String number) {
        return find("buyerSiret = ?1 and number = ?2", buyerSiret, number).firstResult();
    }

    static DecpRecord ofContract(UUID contractId) {
        return find("contractId", contractId).firstResult();
    }
}
