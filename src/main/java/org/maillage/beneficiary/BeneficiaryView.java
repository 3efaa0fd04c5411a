package org.maillage.beneficiary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.maillage.access.Projected;
import org.maillage.audit.OfPerson;
import org.maillage.web.ExternalId;

/** A person as it is shown; {@code territory} is the code of the territory that follows it, {@code formerHomes} is null in lists. */
@Projected("Beneficiary")
public record BeneficiaryView(UUID id, String etag, String lastName, String birthName, String firstName, LocalDate birthDate,
                              Sex sex, String email, String phone, String commune, String qpv,
                              LocalDate residenceFrom,
                              @JsonInclude(JsonInclude.Include.NON_NULL) List<HomeView> formerHomes, EducationLevel educationLevel,
                              UUID prescriberId, String referent, String referentAccount, String territory,
                              List<ExternalId> externalIds, EligibleView eligibility, RestrictionView restriction,
                              Instant createdAt, Instant updatedAt)
        implements OfPerson {

    /** Where the person lived before, up to {@code until}. */
    public record HomeView(String commune, String qpv, LocalDate until) {
        static HomeView of(FormerHome home) {
            return new HomeView(home.commune(), home.qpv(), home.livedUntil());
        }

        /** Says nothing of the person: it may end up in a log. */
        @Override
        public String toString() {
            return "HomeView";
        }
    }

    /** As it is shown to whoever may see it. */
    public static BeneficiaryView of(Beneficiary person, LocalDate today) {
        return of(List.of(person), today).get(0);
    }

    /** Several, with their eligibilities and homes read at once. */
    public static List<BeneficiaryView> of(List<Beneficiary> persons, LocalDate today) {
        Function<Beneficiary, EligibleView> eligible = EligibleView.of(persons, today);
        return persons.stream().map(person -> of(person, eligible.apply(person))).toList();
    }

    /** Several as a list shows them, which tells of no former homes. */
    static List<BeneficiaryView> listed(List<Beneficiary> persons, LocalDate today) {
        Function<Beneficiary, EligibleView> eligible = EligibleView.of(persons, today);
        return persons.stream().map(person -> of(person, eligible.apply(person), null)).toList();
    }

    static BeneficiaryView of(Beneficiary b, EligibleView eligible) {
        return of(b, eligible, b.formerHomes.stream().map(HomeView::of).toList());
    }

    private static BeneficiaryView of(Beneficiary b, EligibleView eligible, List<HomeView> formerHomes) {
        return new BeneficiaryView(b.id, b.etag(), b.lastName, b.birthName, b.firstName, b.birthDate, b.sex, b.email, b.phone,
                b.commune, b.qpv, b.residenceFrom, formerHomes, b.educationLevel, b.prescriber == null ? null : b.prescriber.id, b.referent, b.referentAccount,
                b.territoryCode, ExternalId.sorted(b.externalIds), eligible, RestrictionView.of(b),
                b.createdAt, b.updatedAt);
    }

    /** The id only: the rest is personal. */
    @Override
    public String toString() {
        return "BeneficiaryView[" + id + "]";
    }

    @Override
    public UUID personOf() {
        return id;
    }
}
