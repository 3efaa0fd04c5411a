package org.maillage.procurement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What was changed of a contract after it was made. What it changes of an objective is a version of the clause. */
@Entity
public class Amendment extends Part {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Contract contract;

    /** Unique in the contract. */
    @Column(nullable = false)
    public String number;

    @Column(nullable = false)
    public LocalDate signedOn;

    @Column(nullable = false)
    public String subject;

    /** The contract's amount from then on, or null when it stays. */
    public BigDecimal amountExclTax;

    /** The contract's end from then on, or null when it stays. */
    public LocalDate endOn;

    Amendment apply(Contract whole, ContractInput.AmendmentInput input) {
        contract = whole;
        number = input.number();
        signedOn = input.signedOn();
        subject = input.subject();
        amountExclTax = Contract.money(input.amountExclTax());
        endOn = input.endOn();
        return this;
    }
}
