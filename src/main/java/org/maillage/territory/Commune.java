package org.maillage.territory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.maillage.web.Refused;

/** A current commune, known by its INSEE code, which is never a postal code. */
@Entity
@Immutable
@NamedQuery(name = "Commune.epcis", query = """
        select m.commune.insee, e.siren, e.name from CommuneEpci m join m.epci e
        where m.commune.insee in ?1 and """ + Commune.IN_EPCI)
@NamedQuery(name = "Commune.sirens", query = """
        select distinct m.epci.siren from CommuneEpci m where m.commune.department = ?1""")
@NamedQuery(name = "Commune.inParts", query = """
        select m.commune.insee from CommuneEpci m where m.commune.department = ?1 and m.epci.siren in ?2""")
public class Commune extends PanacheEntityBase {

    /** What a body may give as a commune: five digits, or Corsica's two letters. Whether it exists is another question. */
    public static final String PATTERN = "^(\\d{5}|2[AB]\\d{3})$";

    /** Of the day {@code ?2}: the commune's membership {@code m} of its EPCI. */
    static final String IN_EPCI = "(m.validFrom is null or m.validFrom <= ?2) and (m.validUntil is null or m.validUntil >= ?2)";

    @Id
    public String insee;

    @Column(nullable = false)
    public String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "department_code")
    public Department department;

    /** Inhabitants; what a département's target is shared out by. */
    @Column(nullable = false)
    public int population;

    @OneToMany(mappedBy = "current")
    @OrderBy("insee, kind")
    public List<FormerCommune> former;

    /** Where it lies by day, as far as {@link #lookAhead} has looked it up; an empty text for no territory. */
    @Transient
    private final Map<LocalDate, String> territories = new HashMap<>();

    /**
     * The current commune of a code, current or former; null when the code is null. A code that is both is the current one.
     *
     * @throws Refused 422 {@code commune-unknown} at {@code pointer}
     */
    public static Commune resolve(String insee, String pointer) {
        Commune commune = find(insee);
        if (commune == null && insee != null) {
            throw Refused.because(TerritoryProblem.COMMUNE_UNKNOWN).at(pointer);
        }
        return commune;
    }

    /** The code of the territory in which it lies on a day, or null. */
    public String territoryOn(LocalDate day) {
        String known = territories.get(day);
        return known == null ? Territory.codeOf(insee, day) : known.isEmpty() ? null : known;
    }

    /**
     * Loads the communes of these codes, current or former, with the territories in which they lie on a day, for {@link #resolve} and
     * {@link #territoryOn} to ask no more about them as long as the persistence context holds them.
     */
    public static void lookAhead(Collection<String> codes, LocalDate day) {
        Collection<Commune> communes = codes.isEmpty() ? List.of() : findAll(codes).values();
        Map<String, String> found = Territory.codesOf(communes.stream().map(commune -> commune.insee).toList(), day);
        communes.forEach(commune -> commune.territories.put(day, found.getOrDefault(commune.insee, "")));
    }

    /** The current commune of a code, current or former, or null. */
    public static Commune find(String insee) {
        if (insee == null) {
            return null;
        }
        Commune current = findById(insee);
        return current != null ? current : findAll(Set.of(insee)).get(insee);
    }

    /** The code itself, or that of the commune to which a former code leads. */
    static String currentCode(String insee) {
        Commune commune = find(insee);
        return commune == null ? insee : commune.insee;
    }

    /** The EPCI of communes on a day, as rows of INSEE code, SIREN and name: one query. */
    static List<Object[]> epcis(Collection<String> insees, LocalDate day) {
        return insees.isEmpty() ? List.of() : getEntityManager().createNamedQuery("Commune.epcis", Object[].class)
                .setParameter(1, insees).setParameter(2, day).getResultList();
    }

    /** The SIRENs of the EPCI that have, or had, communes in a département. */
    static Set<String> sirens(Department department) {
        return Set.copyOf(getEntityManager().createNamedQuery("Commune.sirens", String.class).setParameter(1, department)
                .getResultList());
    }

    /** The INSEE codes of the communes that are, or were, in the part of these EPCI in a département. */
    static Set<String> inParts(Department department, Collection<String> sirens) {
        return Set.copyOf(getEntityManager().createNamedQuery("Commune.inParts", String.class).setParameter(1, department)
                .setParameter(2, sirens).getResultList());
    }

    /** The current communes by the codes asked for, current or former; unknown codes are left out. Two queries at most. */
    public static Map<String, Commune> findAll(Collection<String> codes) {
        List<Commune> current = list("insee in ?1", codes);
        Map<String, Commune> found = current.stream().collect(Collectors.toMap(c -> c.insee, c -> c, (a, b) -> a, HashMap::new));
        List<String> others = codes.stream().filter(code -> !found.containsKey(code)).distinct().toList();
        if (!others.isEmpty()) {
            FormerCommune.<FormerCommune>list("#FormerCommune.ofCodes", others).stream()
                    .sorted(Comparator.comparing(f -> f.kind)).forEach(f -> found.putIfAbsent(f.insee, f.current));
        }
        return found;
    }
}
