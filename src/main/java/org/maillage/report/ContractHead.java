package org.maillage.report;

import java.time.LocalDate;
import java.util.UUID;
import org.maillage.procurement.Contract;
import org.maillage.procurement.ContractStatus;
import org.maillage.procurement.RenewalStatus;

/**
 * Which contract a report is about.
 *
 * @param lastDay with the renewals that were decided
 */
public record ContractHead(UUID id, String reference, String title, ClauseProgress.Named buyer, LocalDate startOn, LocalDate endOn,
                           LocalDate lastDay, ContractStatus status) {

    public static ContractHead of(Contract contract) {
        LocalDate last = contract.renewals.stream().filter(renewal -> renewal.status() == RenewalStatus.CONFIRMED)
                .map(renewal -> renewal.endOn()).filter(contract.endOn::isBefore).max(LocalDate::compareTo).orElse(contract.endOn);
        return new ContractHead(contract.id, contract.reference, contract.title,
                new ClauseProgress.Named(contract.buyer.id, contract.buyer.name), contract.startOn, contract.endOn, last, contract.status);
    }
}
