package org.maillage.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import org.maillage.access.Names;
import org.maillage.access.Scope;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.BuyerInput;
import org.maillage.procurement.BuyerRegister;
import org.maillage.web.Bodies;
import org.maillage.web.ExternalId;
import org.maillage.web.Put;
import org.maillage.web.Today;

/** Buyers. */
@Singleton
class BuyerIntake extends DirectoryIntake<Buyer, BuyerInput> {

    private final BuyerRegister buyers;

    BuyerIntake(ObjectMapper mapper, Bodies bodies, Named named, Names names, BuyerRegister buyers, Today today) {
        super(Buyer.class, BuyerInput.class, mapper, bodies, named, names, today);
        this.buyers = buyers;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.BUYERS;
    }

    @Override
    String columns() {
        return "e.id, e.name, e.kind, e.siret, e.commune";
    }

    @Override
    Map<String, String> conditions() {
        return Map.of("e.siret in :wanted", "siret", "e.name in :wanted", "name");
    }

    @Override
    String commune(Buyer known) {
        return known.commune;
    }

    @Override
    BuyerInput inputOf(Buyer known) {
        return BuyerInput.of(known);
    }

    @Override
    Buyer register(BuyerInput said, Scope scope) {
        return Buyer.register(said, scope);
    }

    @Override
    Put<Buyer> put(ExternalId name, BuyerInput said, Scope scope) {
        return buyers.put(name, said, scope);
    }

    @Override
    Put<Buyer> put(Buyer known, BuyerInput said, Scope scope) {
        return buyers.put(known, said, scope);
    }
}
