package org.maillage.procurement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

/** A lot of a contract; legally a contract of its own, so its clauses hang on it. */
@Entity
public class Lot extends Part {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Contract contract;

    /** Unique in the contract. */
    @Column(nullable = false)
    public String number;

    @Column(nullable = false)
    public String title;

    public String cpv;

    /** Euros excluding tax, two decimals, or null. */
    public BigDecimal amountExclTax;

    Lot apply(Contract whole, ContractInput.LotInput input) {
        contract = whole;
        number = input.number();
        title = input.title();
        cpv = input.cpv();
        amountExclTax = Contract.money(input.amountExclTax());
        return this;
    }
}
