package org.maillage.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.maillage.access.Scope;
import org.maillage.procurement.Contract;
import org.maillage.web.Refused;

/** The contracts that have a reference of the lines of a chunk, whatever its case: buyers write « 2018-t12 » and « 2018-T12 » for one contract. */
final class ContractReferences {

    private record Referenced(UUID buyer, String reference, UUID id) {
    }

    private final List<Referenced> contracts = new ArrayList<>();

    ContractReferences(Named named, List<Line> lines, Scope scope) {
        List<String> wanted = Named.texts(lines, "reference").stream().map(reference -> reference.toLowerCase(Locale.ROOT)).toList();
        named.rows("select e.buyer.id, e.reference, e.id from Contract e where lower(e.reference) in :wanted", Contract.class, scope, Map.of("wanted", wanted))
                .forEach(row -> add((UUID) row[0], (String) row[1], (UUID) row[2]));
    }

    void add(UUID buyer, String reference, UUID id) {
        contracts.add(new Referenced(buyer, reference, id));
    }

    List<UUID> ids() {
        return contracts.stream().map(Referenced::id).toList();
    }

    /**
     * The buyer's contract of that reference, else the one whose reference differs by its case only; null: none.
     *
     * @throws Refused 422 {@code reference-ambiguous} where several differ by their case only
     */
    UUID find(UUID buyer, String reference) {
        List<Referenced> spelled = contracts.stream().filter(one -> one.buyer().equals(buyer) && one.reference().equalsIgnoreCase(reference)).toList();
        List<Referenced> exactly = spelled.stream().filter(one -> one.reference().equals(reference)).toList();
        List<UUID> found = (exactly.isEmpty() ? spelled : exactly).stream().map(Referenced::id).distinct().toList();
        if (found.size() > 1) {
            throw Refused.because(ImportProblem.REFERENCE_AMBIGUOUS).at("/reference");
        }
        return found.isEmpty() ? null : found.get(0);
    }
}
