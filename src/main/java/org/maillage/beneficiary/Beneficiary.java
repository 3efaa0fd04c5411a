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
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
@NamedQuery(name = "Beneficiary.formerHomes", query = """
        select b.id, h from Beneficiary b join b.formerHomes h where b.id in ?1 order by h.livedUntil""")
public class Beneficiary extends Versioned implements OfPerson, ExternallyNamed {

    private static final int AT_ONCE = 1000;
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

    /** Priority neighbourhood (quartier prioritaire) of residence now; that at entry follows from {@link #formerHomes}, too. */
    public String qpv;

    /** First day in the home of now; null where no former one is known. */
    public LocalDate residenceFrom;

    /** Where the person lived before, in their order. */
    @ElementCollection
    @CollectionTable(name = "beneficiary_home", joinColumns = @JoinColumn(name = "beneficiary_id"))
    @OrderColumn(name = "position")
    public List<FormerHome> formerHomes = new ArrayList<>();

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

    /** Of an anonymous person, whether the last home was in a priority neighbourhood; null for everybody whose name is known. */
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
        Commune home = Commune.resolve(input.commune(), "/commune");
        Territory chosen = Territory.ofCode(input.territory(), "/territory");
        move(home, input, today);
        follow(home, chosen, today);
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

    /**
     * Another home is a move today unless the input says since when. The day since which the former one is recorded makes it the correction
     * of a mistake; so does, where that is not known, any day up to the date of birth.
     *
     * @throws Refused 422 {@code residence-from} for a day to come
     */
    private void move(Commune home, BeneficiaryInput input, LocalDate today) {
        LocalDate from = input.residenceFrom();
        if (from != null && from.isAfter(today)) {
            throw Refused.because(BeneficiaryProblem.RESIDENCE_FROM).at("/residenceFrom");
        }
        String insee = home == null ? null : home.insee;
        boolean isNew = birthDate == null;
        if (!isNew && from == null && Objects.equals(commune, insee) && Objects.equals(qpv, input.qpv())) {
            return;
        }
        LocalDate first = from != null ? from : isNew ? null : today;
        Homes homes = homes().moved(insee, input.qpv(), first == null || !first.isAfter(input.birthDate()) ? null : first);
        if (!List.copyOf(formerHomes).equals(homes.former())) {
            formerHomes.clear();
            formerHomes.addAll(homes.former());
        }
        commune = homes.commune();
        qpv = homes.qpv();
        residenceFrom = homes.since();
    }

    private Homes homes() {
        return new Homes(List.copyOf(formerHomes), commune, qpv);
    }

    /** The former homes of those of these persons who have any, in their order: a statement for a thousand persons. */
    public static Map<UUID, List<FormerHome>> formerHomes(Collection<UUID> persons) {
        Map<UUID, List<FormerHome>> homes = new HashMap<>();
        List<UUID> all = List.copyOf(persons);
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            getEntityManager().createNamedQuery("Beneficiary.formerHomes", Object[].class)
                    .setParameter(1, all.subList(start, Math.min(all.size(), start + AT_ONCE))).getResultStream()
                    .forEach(row -> homes.computeIfAbsent((UUID) row[0], person -> new ArrayList<>()).add((FormerHome) row[1]));
        }
        return homes;
    }

    private void follow(Commune home, Territory chosen, LocalDate today) {
        String ofHome = home == null ? null : home.territoryOn(today);
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
