package org.maillage.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.maillage.procurement.Buyer;
import org.maillage.procurement.Contract;
import org.maillage.territory.Department;
import org.maillage.territory.Territory;

/**
 * What a report is about: the hours done in a département or a territory, or under contracts.
 *
 * @param code      of the département or territory, else the id of the buyer or contract
 * @param contracts whose hours they are; null for a département or territory
 */
public record Place(Kind kind, String code, String name, @JsonIgnore Set<UUID> contracts) {

    /** By what the hours are chosen. */
    public enum Kind {
        DEPARTMENT, TERRITORY, BUYER, CONTRACT
    }

    public static Place of(Department department) {
        return new Place(Kind.DEPARTMENT, department.code, department.name, null);
    }

    public static Place of(Territory territory) {
        return new Place(Kind.TERRITORY, territory.code, territory.name, null);
    }

    public static Place of(Contract contract) {
        return new Place(Kind.CONTRACT, contract.id.toString(), contract.reference, Set.of(contract.id));
    }

    /** @param seen those of the buyer's contracts that the reader sees */
    public static Place of(Buyer buyer, Collection<UUID> seen) {
        return new Place(Kind.BUYER, buyer.id.toString(), buyer.name, Set.copyOf(seen));
    }

    /** An HQL condition over the hour entry {@code e}; {@link #bind} gives its parameter. */
    String condition() {
        return switch (kind) {
            case DEPARTMENT -> "e.departmentCode = :place";
            case TERRITORY -> "e.territoryCode = :place";
            case BUYER, CONTRACT -> contracts.isEmpty() ? "1 = 0" : "e.contractId in :place";
        };
    }

    <Q extends Query> Q bind(Q query) {
        if (contracts == null || !contracts.isEmpty()) {
            query.setParameter("place", contracts == null ? code : contracts);
        }
        return query;
    }
}
