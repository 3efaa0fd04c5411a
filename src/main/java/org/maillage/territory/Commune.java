package org.maillage.territory;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
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
public class Commune extends PanacheEntityBase {

    /** What a body may give as a commune: five digits, or Corsica's two letters. Whether it exists is another question. */
    public static final String PATTERN = "^(\\d{5}|2[AB]\\d{3})$";

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

    @ElementCollection
    @CollectionTable(name = "commune_epci", joinColumns = @JoinColumn(name = "insee"))
    public Set<CommuneEpci> epcis;

    @OneToMany(mappedBy = "current")
    @OrderBy("insee, kind")
    public List<FormerCommune> former;

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

    /** The current commune of a code, current or former, or null. */
    public static Commune find(String insee) {
        if (insee == null) {
            return null;
        }
        Commune current = findById(insee);
        return current != null ? current : findAll(Set.of(insee)).get(insee);
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
