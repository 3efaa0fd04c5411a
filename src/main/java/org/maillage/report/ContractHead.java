package org.maillage.report;

import java.time.LocalDate;
import java.util.UUID;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractStatus;

/**
 * Which contract a report is about.
 *
 * @param lastDay {@link Contract#lastDay}
 */
public record ContractHead(UUID id, String reference, String title, ClauseProgress.Named buyer, LocalDate startOn, LocalDate endOn,
                           LocalDate lastDay, ContractStatus status) {

    public static ContractHead of(Contract contract) {
        return new ContractHead(contract.id, contract.reference, contract.title,
                new ClauseProgress.Named(contract.buyer.id, contract.buyer.name), contract.startOn, contract.endOn, contract.lastDay(),
                contract.status);
    }
}
