package org.maillage.beneficiary;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.maillage.audit.OfPerson;
import org.maillage.web.CommonProblem;
import org.maillage.web.Refused;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/** A decision on whether a person is eligible, and why: judged at entry, on all criteria that the person meets. */
@Entity
@NamedQuery(name = "Eligibility.ofPersons", query = """
        select e from Eligibility e where e.beneficiary.id in ?1 order by e.validFrom, e.id""")
@NamedQuery(name = "Eligibility.inForce", query = """
        from Eligibility e where e.beneficiary.id in ?1 and e.effectiveFrom <= ?2
        and (e.effectiveUntil is null or e.effectiveUntil >= ?2) and (e.countsUntil is null or e.countsUntil >= ?2) order by e.validFrom""")
@NamedQuery(name = "Eligibility.sameStart", query = """
        select count(e) from Eligibility e where e.beneficiary.id = :person and e.effectiveFrom = :validFrom and e.id <> :but""")
public class Eligibility extends Versioned implements OfPerson {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "beneficiary_id", nullable = false, updatable = false)
    public Beneficiary beneficiary;

    /** All that were met, in a map that is replaced, never changed: sealed in the database. */
    @Convert(converter = CriteriaColumn.class)
    @Mutability(Immutability.class)
    @Column(nullable = false, length = 4096)
    public Map<Criterion, Proof> criteria = new EnumMap<>(Criterion.class);

    /** Whether the proof of one of them was not seen: what is sealed cannot be searched. */
    @Unaudited
    @Column(nullable = false)
    boolean proofMissing;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Decision decision;

    public LocalDate decidedOn;

    /** First day of effect; null while undecided. */
    public LocalDate validFrom;

    /** Last day of effect; null: no end. */
    public LocalDate validUntil;

    /** Last day that counts, in place of the months of the clause (a PASS IAE has its own end); null: the clause's months. */
    public LocalDate countsUntil;

    /** First day on which it no longer holds; null unless it was revoked. The first day of effect: it never held. */
    public LocalDate revokedFrom;

    public String reason;

    /** {@link #validFrom} of a decision by which hours may count, for queries; as the database works it out. */
    @Unaudited
    @Column(insertable = false, updatable = false)
    LocalDate effectiveFrom;

    /** {@link #lastHire} for queries; as the database works it out. */
    @Unaudited
    @Column(insertable = false, updatable = false)
    LocalDate effectiveUntil;

    /** All decisions on these persons, in the order of their effect, with their criteria: one statement. */
    public static List<Eligibility> ofPersons(Collection<UUID> beneficiaryIds) {
        return beneficiaryIds.isEmpty() ? List.of() : list("#Eligibility.ofPersons", beneficiaryIds);
    }

    /** Those of these ids that there are, with their criteria: one statement. */
    public static List<Eligibility> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** Those of these persons on whom there is any decision, taken or not: one statement. */
    public static List<UUID> decided(Collection<UUID> beneficiaryIds) {
        return beneficiaryIds.isEmpty() ? List.of() : getEntityManager()
                .createQuery("select distinct e.beneficiary.id from Eligibility e where e.beneficiary.id in ?1", UUID.class)
                .setParameter(1, beneficiaryIds).getResultList();
    }

    /** The decisions on these persons that are in force on a day, in the order of their effect, without their criteria. */
    static List<Eligibility> inForce(Collection<UUID> beneficiaryIds, LocalDate day) {
        return beneficiaryIds.isEmpty() ? List.of() : list("#Eligibility.inForce", beneficiaryIds, day);
    }

    /** Whether hours may count by it. */
    public boolean effective() {
        return decision.effective(validFrom, revokedFrom);
    }

    /** Last day worked that may count by it; null: no revocation ends it. */
    public LocalDate holdsUntil() {
        return revokedFrom == null ? null : revokedFrom.minusDays(1);
    }

    /** Last day on which a hire may rely on it: the last of its effect, and none after a revocation; null: no end. */
    public LocalDate lastHire() {
        LocalDate holds = holdsUntil();
        return holds == null || validUntil != null && validUntil.isBefore(holds) ? validUntil : holds;
    }

    /** Whether it is in force on {@code day}. */
    public boolean inForceOn(LocalDate day) {
        return effective() && !day.isBefore(validFrom) && (lastHire() == null || !day.isAfter(lastHire()));
    }

    /** Whether hours count by the other one as by this. */
    boolean sameEffect(Eligibility other) {
        return criteria.keySet().equals(other.criteria.keySet()) && Objects.equals(validUntil, other.validUntil)
                && Objects.equals(countsUntil, other.countsUntil) && Objects.equals(revokedFrom, other.revokedFrom);
    }

    /** Whether the person met {@code criterion}, principal or not. */
    public boolean holds(Criterion criterion) {
        return criteria.containsKey(criterion);
    }

    /** @throws Refused 403 {@code sensitive-not-permitted} when something is sensitive, and the caller may not see it */
    public static void requirePermitted(boolean sensitive, boolean permitted) {
        if (sensitive && !permitted) {
            throw Refused.because(BeneficiaryProblem.SENSITIVE_NOT_PERMITTED).at("/criteria");
        }
    }

    /** Whether one of them is known to few only. */
    public boolean sensitive() {
        return criteria.keySet().stream().anyMatch(Criterion::sensitive);
    }

    /** The one criterion by which the person is counted once. */
    public Criterion principal() {
        return criteria.entrySet().stream().filter(held -> held.getValue().principal()).map(Map.Entry::getKey).findFirst()
                .orElseThrow();
    }

    /** @throws Refused 409 {@code duplicate} when another decision takes effect on the same day */
    void apply(EligibilityInput input) {
        requireOwnStart(input);
        decision = input.decision();
        decidedOn = input.decidedOn();
        validFrom = input.validFrom();
        validUntil = input.validUntil();
        countsUntil = input.countsUntil();
        revokedFrom = input.revokedFrom();
        reason = input.reason();
        criteria = input.criteria().stream()
                .collect(Collectors.toUnmodifiableMap(EligibilityCriterion::criterion, EligibilityCriterion::proof));
        proofMissing = Proof.missing(criteria.values());
        touch();
    }

    private void requireOwnStart(EligibilityInput input) {
        long others = !input.effective() ? 0 : getEntityManager().createNamedQuery("Eligibility.sameStart", Long.class)
                .setParameter("person", beneficiary.id).setParameter("validFrom", input.validFrom()).setParameter("but", id)
                .getSingleResult();
        if (others > 0) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/validFrom");
        }
    }

    @Override
    public UUID personOf() {
        return beneficiary.id;
    }
}
