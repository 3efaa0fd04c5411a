package org.maillage.procurement;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.procurement.ContractInput.AmendmentInput;
import org.maillage.procurement.ContractInput.LotInput;
import org.maillage.web.CommonProblem;
import org.maillage.web.Dependents;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Found;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** What a buyer contracted, public or private, and where it is performed. */
@Entity
@NamedQuery(name = "Contract.byReference", query = "from Contract where buyer = ?1 and reference = ?2 and id <> ?3")
@NamedQuery(name = "Contract.territoriesOfPlaces", query = """
        select distinct p.commune, p.territoryCode from Contract c join c.places p where p.commune in :communes""")
@NamedQuery(name = "Contract.touchAt", query = """
        update versioned Contract c set c.updatedAt = :now
        where exists (select 1 from c.places p where p.commune = :commune)""")
public class Contract extends Versioned implements ExternallyNamed {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    public Buyer buyer;

    /** The buyer's own number, unique for the buyer. */
    @Column(nullable = false)
    public String reference;

    /** Identifier in the essential data of public procurement (DECP), or null. */
    public String decpUid;

    @Column(nullable = false)
    public String title;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public ContractNature nature;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public ContractCategory category;

    public String cpv;

    /** Euros excluding tax, two decimals, or null. */
    public BigDecimal amountExclTax;

    public LocalDate publishedOn;
    public LocalDate notifiedOn;

    @Column(nullable = false)
    public LocalDate startOn;

    /** Last day, without renewals. */
    @Column(nullable = false)
    public LocalDate endOn;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    public ContractStatus status;

    /** Part of the national programme of urban renewal. */
    public boolean npnru;

    public String operation;

    @ElementCollection
    @CollectionTable(name = "contract_renewal", joinColumns = @JoinColumn(name = "contract_id"))
    @OrderColumn(name = "position")
    public List<Renewal> renewals = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "contract_place", joinColumns = @JoinColumn(name = "contract_id"))
    @OrderColumn(name = "position")
    public List<ContractPlace> places = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<Lot> lots = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<Amendment> amendments = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "contract_external_id", joinColumns = @JoinColumn(name = "contract_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /**
     * A new contract, written.
     *
     * @param today on which the communes' territories are looked up
     * @throws Refused as {@code POST /v1/contracts} answers
     */
    public static Contract register(ContractInput input, Scope scope, LocalDate today) {
        return register(input, Naming.of(input.externalIds(), scope), today);
    }

    static Contract register(ContractInput input, Naming naming, LocalDate today) {
        Contract contract = new Contract();
        contract.apply(input, naming, today);
        contract.save();
        return contract;
    }

    /**
     * The contract, or null when there is none or none of its places is within the scope; held until the transaction ends: lots
     * and clauses must not change against each other.
     */
    static Contract held(UUID id, Scope scope) {
        Contract contract = findById(id, LockModeType.PESSIMISTIC_WRITE);
        return contract != null && within(contract.places, scope) ? contract : null;
    }

    private static boolean within(List<ContractPlace> places, Scope scope) {
        return places.stream().anyMatch(place -> scope.holdsPlace(place.territoryCode(), place.departmentCode()));
    }

    /**
     * Takes over what a client says.
     *
     * @return whether the places changed
     */
    boolean apply(ContractInput input, Naming naming, LocalDate today) {
        naming.check(this);
        ContractRules.check(input);
        Buyer wantedBuyer = Found.orUnknown(Buyer.findById(input.buyerId()), "/buyerId");
        boolean own = buyer != null && wantedBuyer.id.equals(buyer.id) && input.reference().equals(reference);
        if (!own && find("#Contract.byReference", wantedBuyer, input.reference(), id).firstResult() != null) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/reference");
        }
        List<ContractPlace> located = ContractPlace.located(input.places(), today);
        if (!within(located, naming.scope())) {
            throw Refused.because(CommonProblem.OUT_OF_SCOPE).at("/places");
        }
        List<Lot> wantedLots = lots(input.lots());
        requireClausesHold(input, wantedLots);
        buyer = wantedBuyer;
        applyFields(input);
        naming.apply(this);
        applyParts(input, wantedLots);
        return applyPlaces(located);
    }

    private void applyFields(ContractInput input) {
        reference = input.reference();
        decpUid = input.decpUid();
        title = input.title();
        nature = input.nature();
        category = input.category();
        cpv = input.cpv();
        amountExclTax = money(input.amountExclTax());
        publishedOn = input.publishedOn();
        notifiedOn = input.notifiedOn();
        startOn = input.startOn();
        endOn = input.endOn();
        status = input.status();
        npnru = input.npnru();
        operation = input.operation();
        touch();
    }

    private void applyParts(ContractInput input, List<Lot> wantedLots) {
        List<Amendment> wanted = Part.matched(amendments, input.amendments(), AmendmentInput::id, AmendmentInput::number,
                amendment -> amendment.number, Amendment::new, "/amendments");
        for (int i = 0; i < wanted.size(); i++) {
            wanted.get(i).apply(this, input.amendments().get(i));
        }
        for (int i = 0; i < wantedLots.size(); i++) {
            wantedLots.get(i).apply(this, input.lots().get(i));
        }
        Part.replace(amendments, wanted);
        Part.replace(lots, wantedLots);
        if (!renewals.equals(input.renewals())) {
            renewals.clear();
            renewals.addAll(input.renewals());
        }
    }

    private boolean applyPlaces(List<ContractPlace> located) {
        if (List.copyOf(places).equals(located)) {
            return false;
        }
        places.clear();
        places.addAll(located);
        return true;
    }

    private List<Lot> lots(List<LotInput> inputs) {
        return Part.matched(lots, inputs, LotInput::id, LotInput::number, lot -> lot.number, Lot::new, "/lots");
    }

    /** The clauses that hang on this contract must hold after the change, too. */
    private void requireClausesHold(ContractInput input, List<Lot> wantedLots) {
        if (startOn == null) {
            return;
        }
        List<Clause> clauses = Clause.list("#Clause.ofContract", this);
        ContractRules.requireLotsKept(clauses, wantedLots);
        LocalDate published = published(input.publishedOn(), input.notifiedOn(), input.startOn());
        if (!published.equals(published())) {
            clauses.forEach(clause -> LegalBasisPeriod.require(clause.legalBasis, published, "/publishedOn"));
        }
    }

    /** The day that decides which legal bases a clause may have. */
    public LocalDate published() {
        return published(publishedOn, notifiedOn, startOn);
    }

    private static LocalDate published(LocalDate publishedOn, LocalDate notifiedOn, LocalDate startOn) {
        return publishedOn != null ? publishedOn : notifiedOn != null ? notifiedOn : startOn;
    }

    /** With the renewals that were confirmed; where one was declined, without it and whatever was to follow. */
    public LocalDate lastDay() {
        LocalDate declined = declinedFrom();
        LocalDate last = renewals.stream().filter(renewal -> renewal.status() == RenewalStatus.CONFIRMED)
                .filter(renewal -> declined == null || renewal.startOn().isBefore(declined)).map(Renewal::endOn)
                .filter(endOn::isBefore).max(LocalDate::compareTo).orElse(endOn);
        return declined == null || last.isBefore(declined) ? last : declined.minusDays(1);
    }

    /** The last day on which anything is owed: where a renewal was declined, that of the contract; null: as long as the clauses run. */
    LocalDate owedUntil() {
        return declinedFrom() == null ? null : lastDay();
    }

    private LocalDate declinedFrom() {
        return renewals.stream().filter(renewal -> renewal.status() == RenewalStatus.DECLINED).map(Renewal::startOn)
                .min(LocalDate::compareTo).orElse(null);
    }

    /** The last day of a contract that was terminated, or that its latest amendment with an end gives, if that is earlier; else null. */
    LocalDate stoppedOn() {
        if (status != ContractStatus.TERMINATED) {
            return null;
        }
        LocalDate last = lastDay();
        return amendments.stream().filter(amendment -> amendment.endOn != null).max(Comparator.comparing((Amendment a) -> a.signedOn)
                .thenComparing(a -> a.number)).map(amendment -> amendment.endOn).filter(last::isAfter).orElse(last);
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    /** @throws Refused 409 {@code referenced} while clauses hang on it */
    void remove() {
        Dependents.requireNone("contract", id);
        delete();
    }

    static BigDecimal money(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.UNNECESSARY);
    }
}
