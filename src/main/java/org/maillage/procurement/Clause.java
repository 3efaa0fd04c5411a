package org.maillage.procurement;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.employer.Employer;
import org.maillage.procurement.ClauseInput.CommitmentInput;
import org.maillage.procurement.ClauseInput.SuspensionInput;
import org.maillage.procurement.ClauseInput.VersionInput;
import org.maillage.web.CommonProblem;
import org.maillage.web.Dependents;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Found;
import org.maillage.web.Period;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** A social clause: so many hours of insertion, owed by these parties, between these days. */
@Entity
@NamedQuery(name = "Clause.ofContract", query = "from Clause where contract = ?1")
public class Clause extends Versioned implements ExternallyNamed {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Contract contract;

    /** Set when, and only when, the contract has lots. */
    @ManyToOne(fetch = FetchType.LAZY)
    public Lot lot;

    public String title;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public LegalBasis legalBasis;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public ClauseKind kind;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public ObjectiveForm objectiveForm;

    @Column(nullable = false)
    public LocalDate startOn;

    /** Last day. */
    @Column(nullable = false)
    public LocalDate endOn;

    @OneToMany(mappedBy = "clause", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<ObjectiveVersion> objectiveVersions = new ArrayList<>();

    @OneToMany(mappedBy = "clause", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<Commitment> commitments = new ArrayList<>();

    @OneToMany(mappedBy = "clause", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<Suspension> suspensions = new ArrayList<>();

    @Embedded
    public CountingRules counting = new CountingRules();

    @ElementCollection
    @CollectionTable(name = "clause_external_id", joinColumns = @JoinColumn(name = "clause_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /**
     * A new clause, written.
     *
     * @throws Refused as {@code POST /v1/clauses} answers
     */
    public static Clause register(ClauseInput input, Scope scope) {
        return register(input, Naming.of(input.externalIds(), scope));
    }

    static Clause register(ClauseInput input, Naming naming) {
        Clause clause = new Clause();
        clause.contract = Found.orUnknown(Contract.held(input.contractId(), naming.scope()), "/contractId");
        clause.apply(input, naming);
        clause.save();
        return clause;
    }

    /** The clause, or null when there is none or its contract is not within the scope; the contract is held, for its lots must not change meanwhile. */
    static Clause held(UUID id, Scope scope) {
        Clause clause = findById(id);
        return clause != null && Contract.held(clause.contract.id, scope) != null ? clause : null;
    }

    void apply(ClauseInput input, Naming naming) {
        naming.check(this);
        if (!input.contractId().equals(contract.id)) {
            throw Refused.because(CommonProblem.IMMUTABLE_FIELD).at("/contractId");
        }
        ClauseRules.check(input);
        Lot wantedLot = lot(contract.lots, input.lotId());
        LegalBasisPeriod.require(input.legalBasis(), contract.published(), "/legalBasis");
        Map<UUID, Employer> employers = employers(input.commitments());
        lot = wantedLot;
        title = input.title();
        legalBasis = input.legalBasis();
        kind = input.kind();
        objectiveForm = input.objectiveForm();
        startOn = input.startOn();
        endOn = input.endOn();
        counting.apply(input.counting());
        applyVersions(input.datedVersions());
        applyCommitments(input.commitments(), employers);
        applySuspensions(input.suspensions());
        naming.apply(this);
        touch();
    }

    /** Those of a contract and of its lots. */
    public static List<Clause> of(UUID contractId) {
        return list("contract.id", contractId);
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    /** @throws Refused 409 {@code referenced} while hours were declared for it */
    void remove() {
        Dependents.requireNone("clause", id);
        delete();
    }

    /** The lot that a clause of a contract with these lots names. */
    static Lot lot(List<Lot> lots, UUID wanted) {
        if (wanted == null && !lots.isEmpty()) {
            throw Refused.because(ProcurementProblem.LOT_REQUIRED).at("/lotId");
        }
        Optional<Lot> found = lots.stream().filter(candidate -> candidate.id.equals(wanted)).findFirst();
        if (wanted != null && found.isEmpty()) {
            throw Refused.because(ProcurementProblem.LOT_UNKNOWN).at("/lotId");
        }
        return found.orElse(null);
    }

    private static Map<UUID, Employer> employers(List<CommitmentInput> commitments) {
        List<UUID> ids = commitments.stream().flatMap(c -> Arrays.asList(c.employerId(), c.underEmployerId()).stream())
                .filter(Objects::nonNull).distinct().toList();
        Map<UUID, Employer> found = new HashMap<>();
        if (!ids.isEmpty()) {
            getEntityManager().unwrap(Session.class).byMultipleIds(Employer.class).enableSessionCheck(true).multiLoad(ids).stream()
                    .filter(Objects::nonNull).forEach(employer -> found.put(employer.id, employer));
        }
        for (int i = 0; i < commitments.size(); i++) {
            Found.orUnknown(found.get(commitments.get(i).employerId()), "/commitments/" + i + "/employerId");
        }
        return found;
    }

    private void applyVersions(List<VersionInput> inputs) {
        List<ObjectiveVersion> wanted = Part.matched(objectiveVersions, inputs, VersionInput::id, VersionInput::effectiveOn,
                version -> version.effectiveOn, ObjectiveVersion::new, "/objectiveVersions");
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).apply(this, inputs.get(i));
        }
        Part.replace(objectiveVersions, wanted);
    }

    private void applyCommitments(List<CommitmentInput> inputs, Map<UUID, Employer> employers) {
        List<Commitment> wanted = Part.matched(commitments, inputs, CommitmentInput::id,
                input -> Arrays.asList(input.employerId(), input.from()),
                commitment -> Arrays.asList(commitment.employer.id, commitment.validFrom), Commitment::new, "/commitments");
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).apply(this, inputs.get(i), employers);
        }
        Part.replace(commitments, wanted);
    }

    private void applySuspensions(List<SuspensionInput> inputs) {
        List<Suspension> wanted = Part.matched(suspensions, inputs, SuspensionInput::id, SuspensionInput::from,
                suspension -> suspension.validFrom, Suspension::new, "/suspensions");
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).apply(this, inputs.get(i));
        }
        Part.replace(suspensions, wanted);
    }

    /**
     * The hours owed by the version in force on that day; before the first version, what it will be; null when there is no
     * objective.
     */
    public BigDecimal objectiveOn(LocalDate day) {
        Comparator<ObjectiveVersion> byDay = Comparator.comparing(version -> version.effectiveOn);
        return objectiveVersions.stream().filter(version -> !version.effectiveOn.isAfter(day)).max(byDay)
                .or(() -> objectiveVersions.stream().min(byDay)).map(version -> version.hours).orElse(null);
    }

    /** The commitments in force on that day, subcontractors' among them; none outside of the clause's period. */
    public List<Commitment> commitmentsOn(LocalDate day) {
        return period().holds(day) ? commitments.stream().filter(c -> c.period().holds(day)).toList() : List.of();
    }

    /**
     * The commitment by which an employer is party to the clause on any day of a range: its own before one as a
     * subcontractor, then the earliest. {@link Commitment#creditedEmployerId()} says to whose account its hours go.
     */
    public Optional<Commitment> partyFor(UUID employerId, LocalDate from, LocalDate until) {
        Period range = new Period(from, until);
        return commitments.stream().filter(c -> c.employer.id.equals(employerId) && c.period().overlaps(range))
                .min(Comparator.comparing(Commitment::subcontracted)
                        .thenComparing(c -> c.validFrom, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(c -> c.id));
    }

    /** Its title, else that of its lot, else of the contract. */
    public String shownTitle() {
        return title != null ? title : lot == null ? contract.title : lot.title;
    }

    public Period period() {
        return new Period(startOn, endOn);
    }

    static BigDecimal hours(BigDecimal hours) {
        return hours.setScale(2, RoundingMode.UNNECESSARY);
    }
}
