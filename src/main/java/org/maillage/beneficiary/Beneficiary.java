package org.maillage.beneficiary;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.maillage.access.Naming;
import org.maillage.access.Scope;
import org.maillage.audit.OfPerson;
import org.maillage.territory.Commune;
import org.maillage.territory.Territory;
import org.maillage.web.CommonProblem;
import org.maillage.web.Dependents;
import org.maillage.web.ExternalId;
import org.maillage.web.ExternallyNamed;
import org.maillage.web.Found;
import org.maillage.web.Nir;
import org.maillage.web.Refused;
import org.maillage.web.Unaudited;
import org.maillage.web.Versioned;

/** A person who works, or may work, under social clauses. */
@Entity
public class Beneficiary extends Versioned implements OfPerson, ExternallyNamed {

    static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    /** Null once the person is anonymous, as the other names and the date of birth. */
    public String lastName;

    public String birthName;

    public String firstName;

    public LocalDate birthDate;

    /** The names as they are compared with those of others. */
    @Unaudited
    String nameKey;
    @Unaudited
    String birthNameKey;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Sex sex;

    public String email;
    public String phone;

    /** INSEE code of the current commune of residence; null when not said. */
    public String commune;

    /** Priority neighbourhood (quartier prioritaire) of residence at entry. */
    public String qpv;

    @Enumerated(EnumType.STRING)
    public EducationLevel educationLevel;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "prescriber_id")
    public Prescriber prescriber;

    /** Who accompanies the person, in words. */
    public String referent;

    /** The name under which the referent signs in, who then sees the person; null: no referent does. */
    public String referentAccount;

    /** The territory that was chosen to follow the person; null when that of the commune does. */
    String chosenTerritory;

    /** Code of the territory that follows the person: the chosen one, else the commune's; null where there is neither. */
    public String territoryCode;

    /** Since when the data is only kept, and seen by facilitators alone (GDPR art. 18); null: it is not restricted. */
    public Instant restrictedAt;
    public String restrictionReason;

    /** When notice was given that the retention of the data ends; null: not yet. */
    public LocalDate retentionNoticedOn;

    /** When the person became anonymous; null for everybody whose name is known. */
    @Column(updatable = false)
    public LocalDate anonymisedOn;

    /** The record that stands for this one since both were merged; null for every record that stands for itself. */
    public UUID mergedInto;

    /** Of an anonymous person, when it was born; null for everybody whose name is known. */
    @Unaudited
    @Column(insertable = false, updatable = false)
    public Short birthYear;

    /** Of an anonymous person, whether it lived in a priority neighbourhood at entry; null for everybody whose name is known. */
    @Unaudited
    @Column(insertable = false, updatable = false)
    public Boolean inQpv;

    @ElementCollection
    @CollectionTable(name = "beneficiary_external_id", joinColumns = @JoinColumn(name = "beneficiary_id"))
    public Set<ExternalId> externalIds = new HashSet<>();

    /**
     * Records a new person.
     *
     * @throws Refused 422 for a rule, 409 {@code external-id-taken}, 403 when the person would be out of {@code scope}
     */
    public static Beneficiary register(BeneficiaryInput input, Scope scope, LocalDate today) {
        return register(input, Naming.of(input.externalIds(), scope), today);
    }

    static Beneficiary register(BeneficiaryInput input, Naming naming, LocalDate today) {
        Beneficiary person = new Beneficiary();
        person.apply(input, naming, today);
        naming.scope().require(person.territoryCode);
        person.save();
        return person;
    }

    /** As {@link #register}; a person is handed over from and to territories within {@code scope} only. */
    void change(BeneficiaryInput input, Naming naming, LocalDate today) {
        openPathway(id);
        String before = territoryCode;
        apply(input, naming, today);
        if (!Objects.equals(before, territoryCode)) {
            naming.scope().require(before);
            naming.scope().require(territoryCode);
        }
        save();
    }

    void apply(BeneficiaryInput input, Naming naming, LocalDate today) {
        naming.check(this);
        requireNoNir(naming.ids());
        requireBirthDate(input.birthDate(), today);
        Prescriber sender = input.prescriberId() == null ? null
                : Found.orUnknown(Prescriber.findById(input.prescriberId()), "/prescriberId");
        live(Commune.resolve(input.commune(), "/commune"), Territory.ofCode(input.territory(), "/territory"), today);
        prescriber = sender;
        lastName = input.lastName();
        birthName = input.birthName();
        firstName = input.firstName();
        birthDate = input.birthDate();
        nameKey = NameKey.of(lastName, firstName);
        birthNameKey = NameKey.of(birthName, firstName);
        sex = input.sex();
        email = input.email();
        phone = input.phone();
        qpv = input.qpv();
        educationLevel = input.educationLevel();
        referent = input.referent();
        referentAccount = input.referentAccount();
        naming.apply(this);
        touch();
    }

    /** How a system names a person may be that person's NIR without its key, which is nothing but 13 digits elsewhere. */
    private static void requireNoNir(List<ExternalId> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (Nir.in(ids.get(i).id())) {
                throw Refused.because(CommonProblem.NIR_REFUSED).at("/externalIds/" + i + "/id");
            }
        }
    }

    private void live(Commune home, Territory chosen, LocalDate today) {
        String ofHome = home == null ? null : home.territoryOn(today);
        commune = home == null ? null : home.insee;
        chosenTerritory = chosen == null ? null : chosen.code;
        territoryCode = chosen == null ? ofHome : chosen.code;
    }

    static void requireBirthDate(LocalDate birthDate, LocalDate today) {
        if (birthDate.isAfter(today) || birthDate.isBefore(EARLIEST_BIRTH)) {
            throw Refused.because(BeneficiaryProblem.BIRTH_DATE).at("/birthDate");
        }
    }

    @Override
    public Set<ExternalId> externalIds() {
        return externalIds;
    }

    /**
     * Forgets the person, with the decisions on it.
     *
     * @throws Refused 409 {@code referenced} while it has employments
     */
    void remove() {
        openPathway(id);
        Dependents.requireNone("beneficiary", id);
        delete();
    }

    /** @throws Refused 409 {@code restricted} when the data of {@code person}, who may be nobody, is restricted */
    public static void requireUnrestricted(Beneficiary person) {
        if (person != null && person.restrictedAt != null) {
            throw restricted();
        }
    }

    /**
     * Lets the data only be kept from now on.
     *
     * @throws Refused 409 {@code restricted} when it is already
     */
    public void restrict(String reason, Instant now) {
        requireUnrestricted(this);
        restrictedAt = now.truncatedTo(ChronoUnit.MICROS);
        restrictionReason = reason;
        touch();
        save();
    }

    /** @throws Refused 409 {@code not-restricted} when there is nothing to lift */
    public void liftRestriction() {
        if (restrictedAt == null) {
            throw Refused.because(BeneficiaryProblem.NOT_RESTRICTED);
        }
        restrictedAt = null;
        restrictionReason = null;
        touch();
        save();
    }

    /**
     * Takes the person's pathway for this transaction: whoever changes what bears on its hours (eligibilities, employments,
     * hour entries) calls this before it looks, and so comes after the others. On a Galera cluster the write makes one of two
     * concurrent transactions lose its certification. The entity tag does not move.
     */
    public static void lockPathway(UUID id) {
        getEntityManager().createNativeQuery("update beneficiary set pathway_seq = pathway_seq + 1 where id = ?1")
                .setParameter(1, id).executeUpdate();
    }

    @Override
    public UUID personOf() {
        return id;
    }

    /**
     * As {@link #lockPathway}, before something about the person is written.
     *
     * @throws Refused 409 {@code restricted} when the person's data is restricted, or the person has gone meanwhile
     */
    public static void openPathway(UUID id) {
        open(id, "restricted_at is null and anonymised_on is null");
    }

    /** As {@link #openPathway}, before hours are decided that were declared already: those of an anonymous person may be, too. */
    public static void decidePathway(UUID id) {
        open(id, "restricted_at is null");
    }

    /**
     * As {@link #lockPathway} for several persons, in the order of their ids.
     *
     * @return those about whom something may be written: neither restricted nor gone
     */
    public static Set<UUID> openPathways(SortedSet<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        getEntityManager().createNativeQuery("update beneficiary set pathway_seq = pathway_seq + 1 where id in (?1)").setParameter(1, ids)
                .executeUpdate();
        return new HashSet<>(getEntityManager().createQuery(
                "select b.id from Beneficiary b where b.id in ?1 and b.restrictedAt is null and b.anonymisedOn is null", UUID.class)
                .setParameter(1, ids).getResultList());
    }

    /** The refusal of whatever would be written about a person whose data is restricted: 409 {@code restricted}. */
    public static Refused restricted() {
        return Refused.because(BeneficiaryProblem.RESTRICTED);
    }

    private static void open(UUID id, String condition) {
        int rows = getEntityManager().createNativeQuery("update beneficiary set pathway_seq = pathway_seq + 1 where id = ?1 and "
                + condition).setParameter(1, id).executeUpdate();
        if (rows == 0) {
            throw restricted();
        }
    }
}
