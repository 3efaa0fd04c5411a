package org.maillage.procurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.maillage.access.Projected;
import org.maillage.territory.Ref;
import org.maillage.territory.Territory;
import org.maillage.web.ExternalId;

/** A contract as it is shown, with everything inside. */
@Projected("Contract")
public record ContractView(UUID id, String etag, UUID buyerId, String reference, String decpUid, String title,
                           ContractNature nature, ContractCategory category, String cpv, BigDecimal amountExclTax,
                           LocalDate publishedOn, LocalDate notifiedOn, LocalDate startOn, LocalDate endOn,
                           ContractStatus status, boolean npnru, String operation, List<Renewal> renewals,
                           List<PlaceView> places, List<ContractInput.LotInput> lots,
                           List<ContractInput.AmendmentInput> amendments, List<ExternalId> externalIds,
                           Instant createdAt, Instant updatedAt) {

    /** A place; {@code department} is null when the commune is known. */
    public record PlaceView(String commune, String department, BigDecimal share, Ref territory) {
    }

    static ContractView of(Contract contract) {
        return of(List.of(contract)).get(0);
    }

    /** The views of a page, with the names of all its territories read at once. */
    public static List<ContractView> of(List<Contract> contracts) {
        Map<String, Ref> territories = territories(contracts);
        return contracts.stream().map(contract -> of(contract, territories)).toList();
    }

    private static Map<String, Ref> territories(List<Contract> contracts) {
        List<String> codes = contracts.stream().flatMap(contract -> contract.places.stream())
                .map(ContractPlace::territoryCode).filter(Objects::nonNull).distinct().toList();
        return codes.isEmpty() ? Map.of() : Territory.<Territory>list("code in ?1", codes).stream()
                .collect(Collectors.toMap(territory -> territory.code, Ref::of));
    }

    private static ContractView of(Contract c, Map<String, Ref> territories) {
        return new ContractView(c.id, c.etag(), c.buyer.id, c.reference, c.decpUid, c.title, c.nature, c.category, c.cpv,
                c.amountExclTax, c.publishedOn, c.notifiedOn, c.startOn, c.endOn, c.status, c.npnru, c.operation,
                List.copyOf(c.renewals), c.places.stream().map(place -> of(place, territories)).toList(),
                c.lots.stream().map(ContractInput.LotInput::of).sorted(Comparator.comparing(ContractInput.LotInput::id)).toList(),
                c.amendments.stream().map(ContractInput.AmendmentInput::of)
                        .sorted(Comparator.comparing(ContractInput.AmendmentInput::signedOn)
                                .thenComparing(ContractInput.AmendmentInput::id)).toList(),
                ExternalId.sorted(c.externalIds), c.createdAt, c.updatedAt);
    }

    private static PlaceView of(ContractPlace p, Map<String, Ref> territories) {
        return new PlaceView(p.commune(), p.commune() == null ? p.departmentCode() : null, p.share(),
                p.territoryCode() == null ? null : territories.get(p.territoryCode()));
    }
}
