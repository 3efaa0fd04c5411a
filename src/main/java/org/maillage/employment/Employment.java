package org.maillage.employment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Naming;
import org.maillage.audit.OfPerson;
import org.maillage.beneficiary.Beneficiary;
import org.maillage.employer.Employer;
import org.maillage.territory.Commune;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Found;
import org.maillage.web.Versioned;

/** A contract of employment of a person with an employer. */
@Entity
public class Employment extends Versioned implements OfPerson, ExternallyNamed {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "beneficiary_id", nullable = false, updatable = false)
    public Beneficiary beneficiary;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "employer_id", nullable = false)
    public Employer employer;

    /** The company to which the person is sent; null but for a secondment. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_employer_id")
    public Employer userEmployer;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public EmploymentMode mode;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public EmploymentContractKind contractKind;

    /** ROME code of the job. */
    public String rome;

    public String jobTitle;

    @Column(nullable = false)
    public LocalDate startOn;

    public LocalDate plannedEndOn;

    /** Last day; null while it lasts. */
    public LocalDate endOn;

    /** 0.00 to 48.00; null when not said. */
    @Column(precision = 4, scale = 2)
    public BigDecimal weeklyHours;

    @Enumerated(EnumType.STRING)
    public EndReason endReason;

    /** INSEE code of the current commune of work; null when it changes or is not said. */
    public String commune;

    /** Code of the territory of that commune today; null where there is none. */
    public String territoryCode;

    @ElementCollection
    @CollectionTable(name = "employment_external_id", joinColumns = @JoinColumn(name = "employment_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /** Whether {@code day} is within it. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(startOn) && (endOn == null || !day.isAfter(endOn));
    }

    void apply(EmploymentInput input, Naming naming, LocalDate today) {
        naming.check(this);
        Employer hiring = employer(input.employerId(), "/employerId");
        Employer user = input.userEmployerId() == null ? null : employer(input.userEmployerId(), "/userEmployerId");
        work(Commune.resolve(input.commune(), "/commune"), today);
        employer = hiring;
        userEmployer = user;
        mode = input.mode();
        contractKind = input.contractKind();
        rome = input.rome();
        jobTitle = input.jobTitle();
        startOn = input.startOn();
        plannedEndOn = input.plannedEndOn();
        endOn = input.endOn();
        weeklyHours = input.weeklyHours() == null ? null : input.weeklyHours().setScale(2);
        endReason = input.endReason();
        naming.apply(this);
        touch();
    }

    /** All employments of these persons: one statement. */
    public static List<Employment> ofPersons(Collection<UUID> beneficiaryIds) {
        return beneficiaryIds.isEmpty() ? List.of() : list("beneficiary.id in ?1", beneficiaryIds);
    }

    private static Employer employer(UUID id, String pointer) {
        return Found.orUnknown(Employer.findById(id), pointer);
    }

    private void work(Commune place, LocalDate today) {
        territoryCode = place == null ? null : place.territoryOn(today);
        commune = place == null ? null : place.insee;
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    @Override
    public UUID personOf() {
        return beneficiary.id;
    }
}
