package org.maillage.territory;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.maillage.access.AccessProblem;
import org.maillage.web.CommonProblem;
import org.maillage.web.Dependents;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** A facilitation territory: parts of EPCI in one département, each in one territory at a time. */
@Entity
@NamedQuery(name = "Territory.byCode", query = "from Territory where code = ?1")
@NamedQuery(name = "Territory.ofCommunes", query = """
        select c.insee, t.code, t.name from CommuneEpci m join m.commune c
        join TerritoryEpci p on p.epci = m.epci join p.territory t
        where c.insee in ?1 and t.department = c.department and """ + Commune.IN_EPCI + " and " + Territory.IN_TERRITORY)
@NamedQuery(name = "Territory.communes", query = """
        select c from Territory t join t.epcis p join CommuneEpci m on m.epci = p.epci join m.commune c
        where t.code = ?1 and t.department = c.department and """ + Commune.IN_EPCI + " and " + Territory.IN_TERRITORY
        + " order by c.insee")
@NamedQuery(name = "Territory.inhabitants", query = """
        select t.department.code, t.code, t.name, coalesce(sum(c.population), 0) from Territory t
        left join TerritoryEpci p on p.territory = t and """ + Territory.IN_TERRITORY + """
         left join CommuneEpci m on m.epci = p.epci and """ + Commune.IN_EPCI + """
         left join Commune c on c = m.commune and c.department = t.department
        where t.department.code in ?1 group by t.department.code, t.code, t.name order by t.code""")
@NamedQuery(name = "Territory.parts", query = """
        select p.id, sum(c.population) from Territory t join t.epcis p
        join CommuneEpci m on m.epci = p.epci join m.commune c
        where t in ?1 and c.department = t.department and """ + Commune.IN_EPCI + " group by p.id")
@NamedQuery(name = "Territory.others", query = """
        select p from TerritoryEpci p join fetch p.territory t
        where t.department = ?1 and t.id <> ?2 and p.epci.siren in ?3""")
public class Territory extends Versioned {

    /** The form of a code. Whether it exists is another question. */
    public static final String PATTERN = "^[A-Z0-9][A-Z0-9-]{0,39}$";

    /** Of the day {@code ?2}: the EPCI's membership {@code p} of the territory. */
    static final String IN_TERRITORY =
            "(p.validFrom is null or p.validFrom <= ?2) and (p.validUntil is null or p.validUntil >= ?2)";

    private static final Comparator<TerritoryEpci> SHOWN = Comparator.<TerritoryEpci, String>comparing(p -> p.epci.siren)
            .thenComparing(p -> p.validFrom, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** What identifies a territory in the contract; never changed. */
    @Column(nullable = false, updatable = false)
    public String code;

    @Column(nullable = false)
    public String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "department_code", updatable = false)
    public Department department;

    @OneToMany(mappedBy = "territory", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<TerritoryEpci> epcis = new ArrayList<>();

    /**
     * The territory of a code that a body names; null when the code is null.
     *
     * @throws Refused 422 {@code territory-unknown} at {@code pointer}
     */
    public static Territory ofCode(String code, String pointer) {
        Territory territory = ofCode(code);
        if (territory == null && code != null) {
            throw Refused.because(AccessProblem.TERRITORY_UNKNOWN).at(pointer);
        }
        return territory;
    }

    /** The territory of a code, or null. */
    public static Territory ofCode(String code) {
        Territory found = code == null ? null : Territory.<Territory>find("#Territory.byCode", code).firstResult();
        // the column folds case, a code does not
        return found != null && found.code.equals(code) ? found : null;
    }

    /** The code of the territory in which a current commune lies on a day, or null: one query. */
    public static String codeOf(String insee, LocalDate day) {
        return insee == null ? null : codesOf(Set.of(insee), day).get(insee);
    }

    /** The codes of the territories in which current communes lie on a day; a commune in none is left out. One query. */
    public static Map<String, String> codesOf(Collection<String> insees, LocalDate day) {
        return refsOf(insees, day).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().code()));
    }

    /** As {@link #codesOf}, with the names. */
    public static Map<String, Ref> refsOf(Collection<String> insees, LocalDate day) {
        Map<String, Ref> refs = new TreeMap<>();
        if (!insees.isEmpty()) {
            rows("Territory.ofCommunes", insees, day)
                    .forEach(row -> refs.put((String) row[0], new Ref((String) row[1], (String) row[2])));
        }
        return refs;
    }

    /** The territories of a département by code, with their inhabitants on a day: one query. */
    public static List<Inhabitants> inhabitants(String department, LocalDate day) {
        return inhabitants(Set.of(department), day).getOrDefault(department, List.of());
    }

    /** As {@link #inhabitants(String, LocalDate)}, by département. */
    static Map<String, List<Inhabitants>> inhabitants(Collection<String> departments, LocalDate day) {
        return rows("Territory.inhabitants", departments, day).collect(Collectors.groupingBy(row -> (String) row[0],
                Collectors.mapping(row -> new Inhabitants((String) row[1], (String) row[2], ((Number) row[3]).longValue()),
                        Collectors.toList())));
    }

    /** The inhabitants of each membership's part of its EPCI, by id of the membership: one query. */
    static Map<UUID, Long> populations(Collection<Territory> territories, LocalDate day) {
        return territories.isEmpty() ? Map.of() : rows("Territory.parts", territories, day)
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue()));
    }

    private static Stream<Object[]> rows(String query, Collection<?> keys, LocalDate day) {
        return getEntityManager().createNamedQuery(query, Object[].class).setParameter(1, keys).setParameter(2, day)
                .getResultStream();
    }

    /** The communes that lie in a territory on a day, by INSEE code: one query. */
    public static List<Commune> communes(String code, LocalDate day) {
        return getEntityManager().createNamedQuery("Territory.communes", Commune.class).setParameter(1, code)
                .setParameter(2, day).getResultList();
    }

    /** @throws Refused 409 {@code duplicate}; 422 {@code department-unknown} and as {@link #members} */
    static Territory create(TerritoryInput input) {
        if (count("code", input.code()) > 0) {
            throw Refused.because(CommonProblem.DUPLICATE).at("/code");
        }
        Territory territory = new Territory();
        territory.code = input.code();
        territory.name = input.name();
        territory.department = Department.ofCode(input.department(), "/department");
        return territory;
    }

    /** The memberships in the order in which they are shown. */
    Stream<TerritoryEpci> parts() {
        return epcis.stream().sorted(SHOWN);
    }

    /** The SIRENs of the EPCI that are, were or will be in it. */
    Set<String> sirens() {
        return epcis.stream().map(part -> part.epci.siren).collect(Collectors.toSet());
    }

    /**
     * Makes {@code members} the memberships of this territory, and takes them from those that have them.
     *
     * @return the SIRENs of the EPCI whose membership changes
     * @throws Refused 422 {@code epci-unknown} for one that has no part in the département, and as {@link EpciInput#requireSound}
     */
    Set<String> members(List<EpciInput> members) {
        EpciInput.requireSound(members);
        requirePresent(members);
        Department.serialise(department.code);
        Set<String> changed = changed(members);
        if (!changed.isEmpty()) {
            others(changed).forEach(other -> members.forEach(other::giveWay));
            epcis.removeIf(part -> members.stream().noneMatch(part::is));
            members.forEach(this::member);
        }
        touch();
        return changed;
    }

    private List<TerritoryEpci> others(Set<String> sirens) {
        return getEntityManager().createNamedQuery("Territory.others", TerritoryEpci.class).setParameter(1, department)
                .setParameter(2, id).setParameter(3, sirens).getResultList();
    }

    private void member(EpciInput input) {
        epcis.stream().filter(part -> part.is(input)).findFirst().ifPresentOrElse(
                part -> part.validUntil = input.validUntil(), () -> epcis.add(TerritoryEpci.of(this, input)));
    }

    private Set<String> changed(List<EpciInput> members) {
        Set<EpciInput> before = epcis.stream().map(EpciInput::of).collect(Collectors.toSet());
        Set<EpciInput> after = Set.copyOf(members);
        return Stream.concat(before.stream().filter(m -> !after.contains(m)), after.stream().filter(m -> !before.contains(m)))
                .map(EpciInput::siren).collect(Collectors.toCollection(TreeSet::new));
    }

    private void requirePresent(List<EpciInput> members) {
        Set<String> present = Commune.sirens(department);
        for (int i = 0; i < members.size(); i++) {
            if (!present.contains(members.get(i).siren())) {
                throw Refused.because(TerritoryProblem.EPCI_UNKNOWN).at("/epcis/" + i + "/siren");
            }
        }
    }

    /** @throws Refused 409 {@code referenced}, saying by what and how many */
    void requireUnreferenced() {
        Dependents.requireNone("territory", Map.of("id", id, "code", code));
    }
}
