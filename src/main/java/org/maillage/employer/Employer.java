package org.maillage.employer;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OrderColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.employer.EmployerInput.OtherIdentifier;
import org.maillage.territory.Commune;
import org.maillage.web.CommonProblem;
import org.maillage.web.Dependents;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Period;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** An establishment that employs, or that holds a contract. */
@Entity
@NamedQuery(name = "Employer.bySiret", query = "from Employer where siret = ?1 and id <> ?2")
@NamedQuery(name = "Employer.byIdentifier", query = "from Employer where identifierType = ?1 and identifierValue = ?2 and id <> ?3")
public class Employer extends Versioned implements ExternallyNamed {

    @Column(nullable = false)
    public String name;

    /** Null for an employer that has none; then the other identifier is set. */
    public String siret;

    @Enumerated(EnumType.STRING)
    public IdentifierType identifierType;

    public String identifierValue;

    @ElementCollection
    @CollectionTable(name = "employer_kind", joinColumns = @JoinColumn(name = "employer_id"))
    @OrderColumn(name = "position")
    public List<KindPeriod> kinds = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    public SizeClass sizeClass;

    public String naf;

    /** INSEE code of the current commune, or null. */
    public String commune;

    public String email;
    public String phone;

    @ElementCollection
    @CollectionTable(name = "employer_external_id", joinColumns = @JoinColumn(name = "employer_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /**
     * A new employer, written.
     *
     * @throws Refused as {@code POST /v1/employers} answers
     */
    public static Employer register(EmployerInput input, Scope scope) {
        return register(input, Naming.of(input.externalIds(), scope));
    }

    static Employer register(EmployerInput input, Naming naming) {
        Employer employer = new Employer();
        employer.apply(input, naming);
        employer.save();
        return employer;
    }

    /** Takes over what a client says; whether the kinds changed. */
    boolean apply(EmployerInput input, Naming naming) {
        naming.check(this);
        requireOneIdentifier(input);
        requireFree(input);
        Commune seat = Commune.resolve(input.commune(), "/commune");
        name = input.name();
        siret = input.siret();
        identifierType = input.otherIdentifier() == null ? null : input.otherIdentifier().type();
        identifierValue = input.otherIdentifier() == null ? null : input.otherIdentifier().value();
        sizeClass = input.sizeClass();
        naf = input.naf();
        commune = seat == null ? null : seat.insee;
        email = input.email();
        phone = input.phone();
        naming.apply(this);
        touch();
        return applyKinds(input.kinds().stream().map(EmployerInput.Kind::period).toList());
    }

    private boolean applyKinds(List<KindPeriod> wanted) {
        Period.requireApart(wanted, KindPeriod::period, "/kinds", "until");
        boolean changed = !wanted.equals(List.copyOf(kinds));
        if (changed) {
            kinds.clear();
            kinds.addAll(wanted);
        }
        return changed;
    }

    /** A SIRET that is there already is not asked for its control: it may be older than the rule. */
    private void requireOneIdentifier(EmployerInput input) {
        if (input.siret() == null == (input.otherIdentifier() == null)) {
            throw Refused.because(EmployerProblem.IDENTIFIER_REQUIRED).at("/siret");
        }
        if (!Objects.equals(siret, input.siret())) {
            Siret.require(input.siret(), "/siret");
        }
    }

    /** What it has already is its own: the database sees to that. */
    private void requireFree(EmployerInput input) {
        OtherIdentifier other = input.otherIdentifier();
        if (input.siret() != null && !input.siret().equals(siret) && find("#Employer.bySiret", input.siret(), id).firstResult() != null) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/siret");
        }
        if (other != null && !other.equals(otherIdentifier()) && find("#Employer.byIdentifier", other.type(), other.value(), id).firstResult() != null) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/otherIdentifier");
        }
    }

    /** @throws Refused 409 {@code referenced} while it is party to a clause or employs somebody */
    void remove() {
        Dependents.requireNone("employer", id);
        delete();
    }

    /** What the employer is on that day, or null when nothing is known of it. */
    public EmployerKind kindOn(LocalDate day) {
        return kinds.stream().filter(kind -> kind.period().holds(day)).map(KindPeriod::kind).findFirst().orElse(null);
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    OtherIdentifier otherIdentifier() {
        return identifierType == null ? null : new OtherIdentifier(identifierType, identifierValue);
    }
}
