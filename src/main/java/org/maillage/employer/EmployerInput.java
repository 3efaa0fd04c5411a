package org.maillage.employer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.maillage.territory.Commune;
import org.maillage.web.ExternalId;
import org.maillage.web.Forms;
import org.maillage.web.Identifier;

/** What a client says of an employer: its SIRET or another identifier, and what it is over time. */
public record EmployerInput(@NotBlank @Size(max = 200) String name,
                            @Pattern(regexp = Siret.FORM) String siret,
                            @Valid OtherIdentifier otherIdentifier,
                            @NotEmpty @Size(max = 20) List<@NotNull @Valid Kind> kinds,
                            SizeClass sizeClass,
                            @Pattern(regexp = "[0-9]{4}[A-Z]") String naf,
                            @Pattern(regexp = Commune.PATTERN) String commune,
                            @Email @Pattern(regexp = Forms.EMAIL) @Size(max = 254) String email,
                            @Pattern(regexp = Forms.PHONE) String phone,
                            @Size(max = 20) List<@NotNull @Valid ExternalId> externalIds) {

    /** What identifies an employer without a SIRET. */
    public record OtherIdentifier(@NotNull IdentifierType type, @NotBlank @Identifier @Size(max = 50) String value) {
    }

    /** A kind, with its first and last day where it has them. */
    public record Kind(@NotNull EmployerKind kind, LocalDate from, LocalDate until) {

        static Kind of(KindPeriod period) {
            return new Kind(period.kind(), period.validFrom(), period.validUntil());
        }

        KindPeriod period() {
            return new KindPeriod(kind, from, until);
        }
    }

    /** What a client would say for it to be as it is. */
    public static EmployerInput of(Employer e) {
        return new EmployerInput(e.name, e.siret, e.otherIdentifier(), e.kinds.stream().map(Kind::of).toList(), e.sizeClass,
                e.naf, e.commune, e.email, e.phone, ExternalId.sorted(e.externalIds));
    }
}
