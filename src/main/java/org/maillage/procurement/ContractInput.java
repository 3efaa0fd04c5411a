package org.maillage.procurement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillage.access.Reference;
import org.maillage.territory.Commune;
import org.maillage.territory.Department;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;
import org.maillage.web.Identifier;

/** What a client says of a contract, with everything inside. Amounts are euros excluding tax. */
public record ContractInput(@NotNull @Reference(Buyer.class) UUID buyerId,
                            @NotBlank @Identifier @Size(max = 60) String reference,
                            @Pattern(regexp = Forms.TEXT) @Identifier @Size(max = 50) String decpUid,
                            @NotBlank @Size(max = 500) String title,
                            @NotNull ContractNature nature,
                            @NotNull ContractCategory category,
                            @Pattern(regexp = CPV) String cpv,
                            @DecimalMin("0") @Digits(integer = 13, fraction = 2) BigDecimal amountExclTax,
                            LocalDate publishedOn,
                            LocalDate notifiedOn,
                            @NotNull LocalDate startOn,
                            @NotNull LocalDate endOn,
                            @NotNull ContractStatus status,
                            Boolean npnru,
                            @Size(max = 200) String operation,
                            @Size(max = 50) List<@NotNull @Valid Renewal> renewals,
                            @NotEmpty @Size(max = 200) List<@NotNull @Valid PlaceInput> places,
                            @Size(max = 200) List<@NotNull @Valid LotInput> lots,
                            @Size(max = 200) List<@NotNull @Valid AmendmentInput> amendments,
                            @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds) {

    private static final String CPV = "[0-9]{8}(-[0-9])?";

    /** What is left out is empty, and not part of the NPNRU. */
    public ContractInput {
        npnru = npnru != null && npnru;
        renewals = renewals == null ? List.of() : renewals;
        lots = lots == null ? List.of() : lots;
        amendments = amendments == null ? List.of() : amendments;
    }

    /** A place of performance: a commune, or a département where no more is known. */
    public record PlaceInput(@Pattern(regexp = Commune.PATTERN) String commune,
                             @Pattern(regexp = Department.PATTERN) String department,
                             @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
                             @Digits(integer = 1, fraction = ContractPlace.SCALE) BigDecimal share) {

        static PlaceInput of(ContractPlace p) {
            return new PlaceInput(p.commune(), p.commune() == null ? p.departmentCode() : null, p.share());
        }
    }

    /** A lot; {@code id} is that of the lot it is, when there is one already. */
    public record LotInput(UUID id,
                           @NotBlank @Identifier @Size(max = 20) String number,
                           @NotBlank @Size(max = 500) String title,
                           @Pattern(regexp = CPV) String cpv,
                           @DecimalMin("0") @Digits(integer = 13, fraction = 2) BigDecimal amountExclTax) {

        static LotInput of(Lot l) {
            return new LotInput(l.id, l.number, l.title, l.cpv, l.amountExclTax);
        }
    }

    /** An amendment; {@code id} is that of the amendment it is, when there is one already. */
    public record AmendmentInput(UUID id,
                                 @NotBlank @Identifier @Size(max = 20) String number,
                                 @NotNull LocalDate signedOn,
                                 @NotBlank @Size(max = 500) String subject,
                                 @DecimalMin("0") @Digits(integer = 13, fraction = 2) BigDecimal amountExclTax,
                                 LocalDate endOn) {

        static AmendmentInput of(Amendment a) {
            return new AmendmentInput(a.id, a.number, a.signedOn, a.subject, a.amountExclTax, a.endOn);
        }
    }

    /** What a client would say for it to be as it is. */
    public static ContractInput of(Contract c) {
        return new ContractInput(c.buyer.id, c.reference, c.decpUid, c.title, c.nature, c.category, c.cpv, c.amountExclTax,
                c.publishedOn, c.notifiedOn, c.startOn, c.endOn, c.status, c.npnru, c.operation, List.copyOf(c.renewals),
                c.places.stream().map(PlaceInput::of).toList(), c.lots.stream().map(LotInput::of).toList(),
                c.amendments.stream().map(AmendmentInput::of).toList(), ExternalId.sorted(c.externalIds));
    }
}
