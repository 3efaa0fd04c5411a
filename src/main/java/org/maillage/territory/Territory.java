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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.maillage.web.Refused;
import org.maillage.web.Versioned;

/** A facilitation territory: parts of EPCI in one département, each in one territory at a time. */
@Entity
@NamedQuery(name = "Territory.byCode", query = "from Territory where code = ?1")
@NamedQuery(name = "Territory.ofCommunes", query = """
        select c.insee, t.code from Commune c join c.epcis m
        join TerritoryEpci p on p.epci = m.epci join p.territory t
        where c.insee in ?1 and t.department = c.department
        and (m.validFrom is null or m.validFrom <= ?2) and (m.validUntil is null or m.validUntil >= ?2)
        and (p.validFrom is null or p.validFrom <= ?2) and (p.validUntil is null or p.validUntil >= ?2)""")
public class Territory extends Versioned {

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
            throw Refused.because(TerritoryProblem.TERRITORY_UNKNOWN).at(pointer);
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
        Map<String, String> codes = new TreeMap<>();
        if (!insees.isEmpty()) {
            getEntityManager().createNamedQuery("Territory.ofCommunes", Object[].class).setParameter(1, insees)
                    .setParameter(2, day).getResultList().forEach(row -> codes.put((String) row[0], (String) row[1]));
        }
        return codes;
    }
}
